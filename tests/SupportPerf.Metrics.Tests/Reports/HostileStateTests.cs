using System.Buffers;
using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Reports;

/// <summary>Bytes that are not what they seem: a clear exception, or a state that is written as it was read; never a crash, a hang, or memory without end.</summary>
public class HostileStateTests
{
    private static readonly ReportOptions Options = new()
    {
        Calendar = BusinessCalendar.In("Europe/Berlin").Weekdays(new LocalTime(9, 0), new LocalTime(17, 0)).Build(),
        Period = PeriodGrain.Month,
        By = [Dimension.Group],
        CompareSurveysWithTickets = true,
    };

    private static readonly byte[] State = Save(9, 12);

    private static byte[] Save(int seed, int records)
    {
        RandomRecords random = new(seed);
        SupportReportBuilder builder = new(Options);
        foreach (Ticket ticket in random.Tickets(records))
        {
            builder.Add(ticket);
        }

        foreach (SurveyResponse response in random.Surveys(records))
        {
            builder.Add(response);
        }

        foreach (Call call in random.Calls(records))
        {
            builder.Add(call);
        }

        for (int i = 0; i < records; i++)
        {
            builder.Add(random.Review($"Q{i}"));
            builder.Add(random.Time($"A{i}"));
        }

        return Save(builder);
    }

    private static byte[] Save(SupportReportBuilder builder)
    {
        ArrayBufferWriter<byte> bytes = new();
        builder.Save(bytes);
        return bytes.WrittenSpan.ToArray();
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (int length = 0; length < State.Length; length++)
        {
            int end = length;
            Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(State.AsSpan(0, end), Options));
        }
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        for (int i = 0; i < State.Length; i++)
        {
            byte[] flipped = [.. State];
            flipped[i] ^= (byte)(1 << (i % 8));
            Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(flipped, Options));
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_refused() =>
        Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load([.. State, 0], Options));

    [Fact]
    public void Another_version_is_refused_by_its_number()
    {
        byte[] later = [.. State];
        later[4] = 77;

        Assert.Contains("version 77", Assert.Throws<InvalidStateException>(() => SupportReportBuilder.Load(StateBytes.Sealed(later), Options)).Message, StringComparison.Ordinal);
    }

    [Property(Replay = "(23,5)", MaxTest = 1500)]
    public void Changed_bytes_with_a_checksum_that_fits_are_refused_or_read_as_one_canonical_state(int seed)
    {
        RandomRecords random = new(seed);
        List<byte> bytes = [.. State];
        for (int changes = 1 + random.Next(3); changes > 0; changes--)
        {
            int at = 5 + random.Next(bytes.Count - 13);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes[at] = random.Pick<byte>(0, 1, 0x7F, 0x80, 0xFF);
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveAt(at);
                    break;
            }
        }

        AssertRefusedOrCanonical(StateBytes.Sealed([.. bytes]));
    }

    [Property(Replay = "(29,5)", MaxTest = 1500)]
    public void A_section_of_any_bytes_is_refused_or_read_as_one_canonical_state(int seed)
    {
        RandomRecords random = new(seed);
        string[] names = [.. StateBytes.SectionNames(State)];
        byte[] content = new byte[random.Next(24)];
        for (int i = 0; i < content.Length; i++)
        {
            content[i] = (byte)(random.Chance(60) ? random.Next(4) : random.Pick(0x80, 0xFF, 0x7F, random.Next(256)));
        }

        string name = names[random.Next(names.Length)];
        AssertRefusedOrCanonical(StateBytes.WithSection(StateBytes.WithoutSection(State, name), name, content));
    }

    private static void AssertRefusedOrCanonical(byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        SupportReportBuilder loaded;
        try
        {
            loaded = SupportReportBuilder.Load(bytes, Options);
        }
        catch (InvalidStateException)
        {
            return;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        }

        Assert.Equal(bytes, Save(loaded));
        Assert.NotNull(loaded.Build());
    }
}
