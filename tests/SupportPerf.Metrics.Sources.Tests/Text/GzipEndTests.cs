using SupportPerf.Metrics.Sources.Tests.Mapped;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Tests.Text;

/// <summary>Whole gzip data is told from cut data, however it comes in pieces.</summary>
public sealed class GzipEndTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void MembersAddUp_InPiecesOfAnySize(int piece)
    {
        TestRandom random = new(5);
        byte[] one = Bytes(random, 5_000);
        byte[] two = Bytes(random, 300);
        byte[] whole = Reading.Gzip(one, two, []);
        Assert.True(Push(whole, piece).IsWhole(one.Length + two.Length));
        Assert.False(Push(whole, piece).IsWhole(one.Length + two.Length - 1));
        Assert.False(Push(whole.AsSpan(..^1), piece).IsWhole(one.Length + two.Length));
        Assert.True(Push(Reading.Gzip(one), piece).IsWhole(one.Length));
    }

    private static byte[] Bytes(TestRandom random, int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static GzipEnd Push(ReadOnlySpan<byte> bytes, int piece)
    {
        GzipEnd end = new();
        for (; bytes.Length > 0; bytes = bytes[Math.Min(piece, bytes.Length)..])
        {
            end.Push(bytes[..Math.Min(piece, bytes.Length)]);
        }

        return end;
    }
}
