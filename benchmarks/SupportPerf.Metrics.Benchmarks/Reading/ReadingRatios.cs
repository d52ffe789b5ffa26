using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Benchmarks.Measuring;
using SupportPerf.Metrics.Sources;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;
using SupportPerf.Metrics.Sources.Zendesk;

namespace SupportPerf.Metrics.Benchmarks.Reading;

/// <summary>
/// Reading a Zendesk export beside the ways that .NET has by itself: all in one process, a little of each in turn, in CPU time of the thread.
/// What each of them read is compared before anything is timed.
/// </summary>
internal static class ReadingRatios
{
    private const int Tickets = 4_000;
    private const int Rounds = 11;

    public static string Run()
    {
        byte[] lines = ZendeskLines.Make(Tickets);
        byte[] pages = ZendeskLines.Pages(lines);
        TicketParser parser = new(SourceOptions.Default, new TextCache<string>());
        (string Name, Func<long> Work)[] contestants =
        [
            ("System.Text.Json, source-generated classes", () => Classes(lines)),
            ("JsonDocument", () => Documents(lines)),
            ("our records and fields, lines", () => Ours(lines, parser)),
            ("our records and fields, pages", () => Ours(pages, parser)),
        ];
        long expected = contestants[0].Work();
        foreach ((string name, Func<long> work) in contestants)
        {
            Require(work() == expected, name);
        }

        StringBuilder report = new();
        report.AppendLine(CultureInfo.InvariantCulture, $"## A ticket with its metric set, {lines.Length / Tickets} bytes\n");
        report.AppendLine("| | ns a ticket | bytes allocated a ticket | times the classes |").AppendLine("|---|---|---|---|");
        List<(string Name, double Time, double Bytes)> measured = Measure(Tickets,
        [
            .. contestants,
            ("tokens of Utf8JsonReader only", () => Tokens(lines)),
            ("our first pass: which version counts", () => Skim(lines)),
            ("the whole of `Source.Read`: both passes, `Ticket` records made", () => Whole(lines)),
        ]);
        foreach ((string name, double time, double bytes) in measured)
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {time:#,0} | {bytes:#,0} | {measured[0].Time / time:0.00} |");
        }

        report.AppendLine("\n## An instant, `2026-11-02T10:00:00Z` in UTF-8\n").AppendLine("| | ns | bytes allocated | times the pattern |").AppendLine("|---|---|---|---|");
        byte[][] instants = [.. Enumerable.Range(0, 1_000).Select(i => Encoding.ASCII.GetBytes(InstantPattern.General.Format(Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(i * 39_916L))))];
        byte[][] quoted = [.. instants.Select(text => (byte[])[(byte)'"', .. text, (byte)'"'])];
        Require(Pattern(instants) == Fixed(instants) && Pattern(instants) == OfReader(quoted), "instants");
        measured = Measure(instants.Length, [("NodaTime InstantPattern, from a string made of it", () => Pattern(instants)), ("Utf8JsonReader.GetDateTimeOffset", () => OfReader(quoted)), ("ours", () => Fixed(instants))]);
        foreach ((string name, double time, double bytes) in measured)
        {
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {time:0.0} | {bytes:#,0} | {measured[0].Time / time:0.0} |");
        }

        report.Append(Memory(lines));
        return report.ToString();
    }

    /// <summary>How much the heap holds while exports of two sizes are read: the tickets themselves are not kept.</summary>
    private static string Memory(byte[] lines)
    {
        StringBuilder text = new("\n## Memory\n\n");
        foreach (int copies in (int[])[4, 40])
        {
            Repeated stream = new(lines, copies);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long before = GC.GetTotalMemory(forceFullCollection: true);
            PeakSink sink = new();
            SourceCatalog.Find("zendesk")!.Read([new SourceFile("export.ndjson", stream.Open)], sink);
            text.AppendLine(CultureInfo.InvariantCulture, $"An export of {stream.Length / 1e6:#,0} MB, {Tickets * (long)copies:#,0} lines of {Tickets:#,0} tickets: at most {(sink.Peak - before) / 1e6:0.00} MB live while it is read.\n");
        }

        return text.ToString();
    }

    private static long Classes(byte[] lines)
    {
        long sum = 0;
        foreach (Range line in Lines(lines))
        {
            TicketClass ticket = JsonSerializer.Deserialize(lines.AsSpan(line), TicketClassContext.Default.TicketClass)!;
            sum += Sum(ticket.Id, ticket.UpdatedAt.ToUnixTimeSeconds(), ticket.Status!, ticket.GroupId, ticket.MetricSet!.ReplyTimeInMinutes!.Business, ticket.Via!.Channel!);
        }

        return sum;
    }

    private static long Documents(byte[] lines)
    {
        long sum = 0;
        foreach (Range line in Lines(lines))
        {
            using JsonDocument document = JsonDocument.Parse(lines.AsMemory(line));
            JsonElement ticket = document.RootElement;
            JsonElement set = ticket.GetProperty("metric_set");
            _ = ticket.GetProperty("created_at").GetDateTimeOffset();
            _ = set.GetProperty("solved_at").GetDateTimeOffset();
            sum += Sum(
                ticket.GetProperty("id").GetInt64(),
                ticket.GetProperty("updated_at").GetDateTimeOffset().ToUnixTimeSeconds(),
                ticket.GetProperty("status").GetString()!,
                ticket.GetProperty("group_id").GetInt64(),
                set.GetProperty("reply_time_in_minutes").GetProperty("business").GetInt32(),
                ticket.GetProperty("via").GetProperty("channel").GetString()!);
        }

        return sum;
    }

    private static long Ours(byte[] text, TicketParser parser)
    {
        long sum = 0;
        using JsonRecords records = Records(text);
        while (records.Read())
        {
            parser.Read(records.Current);
            TicketRow row = parser.Row;
            sum += Sum(row.Id!.Value, row.UpdatedAt!.Value.ToUnixTimeSeconds(), row.Status!, row.GroupId, row.MetricSet.Reply.Business, row.Channel!);
        }

        return sum;
    }

    private static long Skim(byte[] text)
    {
        long sum = 0;
        using JsonRecords records = Records(text);
        while (records.Read())
        {
            sum += TicketParser.Skim(records.Current).Id!.Value;
        }

        return sum;
    }

    private static long Tokens(byte[] lines)
    {
        long count = 0;
        foreach (Range line in Lines(lines))
        {
            Utf8JsonReader reader = new(lines.AsSpan(line));
            while (reader.Read())
            {
                count++;
            }
        }

        return count;
    }

    private static long Whole(byte[] text)
    {
        PeakSink sink = new() { IsCountOnly = true };
        SourceCatalog.Find("zendesk")!.Read([new SourceFile("a.ndjson", () => new MemoryStream(text))], sink);
        return sink.Tickets;
    }

    private static JsonRecords Records(byte[] text) => new(new SourceFile("a.ndjson", () => new MemoryStream(text)), ZendeskFormat.Instance.Sections, ZendeskFormat.Instance.Expected);

    private static IEnumerable<Range> Lines(byte[] text)
    {
        for (int start = 0; start < text.Length;)
        {
            int length = Array.IndexOf(text, (byte)'\n', start) - start;
            yield return start..(start + length);
            start += length + 1;
        }
    }

    private static long Sum(long id, long updated, string status, long? group, int? business, string channel) => id + updated + status.Length + group!.Value + business!.Value + channel.Length;

    private static long Pattern(byte[][] texts)
    {
        long sum = 0;
        foreach (byte[] text in texts)
        {
            sum += InstantPattern.General.Parse(Encoding.UTF8.GetString(text)).Value.ToUnixTimeSeconds();
        }

        return sum;
    }

    private static long OfReader(byte[][] texts)
    {
        long sum = 0;
        foreach (byte[] text in texts)
        {
            Utf8JsonReader reader = new(text);
            reader.Read();
            sum += reader.GetDateTimeOffset().ToUnixTimeSeconds();
        }

        return sum;
    }

    private static long Fixed(byte[][] texts)
    {
        long sum = 0;
        foreach (byte[] text in texts)
        {
            if (Utf8Instant.TryParse(text, out Instant instant))
            {
                sum += instant.ToUnixTimeSeconds();
            }
        }

        return sum;
    }

    private static List<(string Name, double Time, double Bytes)> Measure(int count, (string Name, Func<long> Work)[] contestants)
    {
        double[][] times = [.. contestants.Select(_ => new double[Rounds])];
        double[] bytes = new double[contestants.Length];
        int repeats = Math.Max(1, 4_000 / count);
        for (int round = -3; round < Rounds; round++)
        {
            for (int c = 0; c < contestants.Length; c++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long before = CpuClock.OfThread();
                for (int repeat = 0; repeat < repeats; repeat++)
                {
                    GC.KeepAlive(contestants[c].Work());
                }

                if (round >= 0)
                {
                    times[c][round] = (CpuClock.OfThread() - before) / (double)(count * repeats);
                    bytes[c] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)(count * repeats);
                }
            }
        }

        return [.. contestants.Select((contestant, c) => (contestant.Name, times[c].Order().ElementAt(Rounds / 2), bytes[c]))];
    }

    private static void Require(bool equal, string what)
    {
        if (!equal)
        {
            throw new InvalidOperationException($"{what}: it reads something else; nothing was timed.");
        }
    }
}
