using FsCheck.Xunit;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tests.Internal;

public class ByteTests
{
    [Fact]
    public void The_checksum_is_the_published_one() => Assert.Equal(0x995D_C9BB_DF19_39FAUL, Crc64.Of("123456789"u8));

    [Fact]
    public void The_checksum_of_any_length_is_that_of_its_bits_one_by_one()
    {
        byte[] bytes = [.. Enumerable.Range(0, 67).Select(static i => (byte)(i * 37 % 251))];
        for (int length = 0; length <= bytes.Length; length++)
        {
            ulong crc = ulong.MaxValue;
            foreach (byte b in bytes.AsSpan(0, length))
            {
                crc ^= b;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xC96C_5795_D787_0F42UL : crc >> 1;
                }
            }

            Assert.Equal(~crc, Crc64.Of(bytes.AsSpan(0, length)));
        }
    }

    [Property(Replay = "(41,9)")]
    public void What_is_written_is_read(ulong number, long signed, ulong word, string? text)
    {
        ByteWriter writer = new();
        writer.Number(number);
        writer.Signed(signed);
        writer.Word(word);
        writer.Text(text ?? "");
        ByteReader reader = new(writer.Written);

        Assert.Equal(number, reader.Number());
        Assert.Equal(signed, reader.Signed());
        Assert.Equal(word, reader.Word());
        Assert.Equal(text ?? "", reader.Text());
        reader.End();
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void The_ends_of_signed_numbers_are_written_and_read(long value)
    {
        ByteWriter writer = new();
        writer.Signed(value);

        Assert.Equal(value, new ByteReader(writer.Written).Signed());
    }

    [Fact]
    public void Half_a_surrogate_pair_survives()
    {
        ByteWriter writer = new();
        writer.Text("a\ud83d");

        Assert.Equal("a\ud83d", new ByteReader(writer.Written).Text());
    }

    [Theory]
    [InlineData(new byte[] { 0x80, 0x00 })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    public void A_number_in_other_bytes_than_its_own_is_refused(byte[] bytes) =>
        Assert.Throws<InvalidStateException>(() => new ByteReader(bytes).Number());

    [Fact]
    public void A_length_beyond_the_bytes_is_refused()
    {
        ByteWriter writer = new();
        writer.Number(1UL << 40);

        Assert.Throws<InvalidStateException>(() => new ByteReader(writer.Written).Text());
    }
}
