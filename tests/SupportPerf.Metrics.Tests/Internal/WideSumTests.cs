using System.Numerics;
using FsCheck.Xunit;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tests;

public class WideSumTests
{
    private static readonly BigInteger Modulus = BigInteger.One << 192;

    [Property(Replay = "(7,11)")]
    public void SumsAndSquaresAreThoseOfBigInteger((long Value, byte Kind)[] parts)
    {
        WideSum sum = default;
        BigInteger expected = 0;
        foreach ((long part, byte kind) in parts)
        {
            // Generated numbers are small: a multiplication that wraps spreads them over all 64 bits.
            long value = unchecked(part * 0x5851_F42D_4C95_7F2D);
            switch (kind % 4)
            {
                case 0:
                    sum.Add(value);
                    expected += value;
                    break;
                case 1:
                    sum.Subtract(value);
                    expected -= value;
                    break;
                case 2:
                    sum.AddSquare(value);
                    expected += BigInteger.Pow(value, 2);
                    break;
                default:
                    sum.SubtractSquare(value);
                    expected -= BigInteger.Pow(value, 2);
                    break;
            }
        }

        Assert.Equal(expected, sum.ToBigInteger());
        Assert.Equal((double)expected, sum.ToDouble(), Math.Abs((double)expected) * 3e-16);
        Assert.Equal(sum, new WideSum(sum.Low, sum.Middle, sum.High));
        if (sum.FitsTwoWords)
        {
            Assert.Equal(sum, WideSum.FromTwoWords(sum.Low, sum.Middle));
        }

        Assert.Equal(sum.FitsTwoWords, expected >= -(BigInteger.One << 127) && expected < BigInteger.One << 127);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(-1L)]
    [InlineData(0L)]
    public void ExtremesAndTheirSquares(long value)
    {
        WideSum sum = default;
        sum.AddSquare(value);
        Assert.Equal(BigInteger.Pow(value, 2), sum.ToBigInteger());
        sum.SubtractSquare(value);
        sum.Add(value);
        Assert.Equal((BigInteger)value, sum.ToBigInteger());
        Assert.Equal((double)value, sum.ToDouble());
        sum.Subtract(value);
        Assert.Equal(default, sum);
    }

    [Fact]
    public void TenMillionTicketsOf400DaysInNanoseconds()
    {
        const long Wait = 400L * 86_400 * 1_000_000_000;
        const int Tickets = 10_000_000;
        WideSum sum = default;
        WideSum squares = default;
        for (int i = 0; i < Tickets; i++)
        {
            sum.Add(Wait);
            squares.AddSquare(Wait);
        }

        Assert.Equal((BigInteger)Wait * Tickets, sum.ToBigInteger());
        Assert.Equal(BigInteger.Pow(Wait, 2) * Tickets, squares.ToBigInteger());
        Assert.True(sum.FitsTwoWords);
        Assert.False(squares.FitsTwoWords);
        Assert.Equal(3.456e23, sum.ToDouble());
    }

    [Fact]
    public void MergeOfPartsIsTheWhole()
    {
        WideSum whole = default;
        WideSum left = default;
        WideSum right = default;
        for (long i = -5000; i < 7000; i++)
        {
            long value = unchecked(i * 0x5851_F42D_4C95_7F2D);
            whole.AddSquare(value);
            if (i < 100)
            {
                left.AddSquare(value);
            }
            else
            {
                right.AddSquare(value);
            }
        }

        WideSum merged = left;
        merged.Add(right);
        Assert.Equal(whole, merged);
        merged.Subtract(right);
        Assert.Equal(left, merged);
    }

    [Theory]
    [InlineData("9007199254740993")] // halfway between two doubles: to the even one
    [InlineData("9007199254740995")]
    [InlineData("340282366920938425684442744474606501888")] // 2^128 - 2^74: halfway at the top of 128 bits
    [InlineData("340282366920938425684442744474606501889")]
    [InlineData("-170141183460469231731687303715884105729")]
    [InlineData("3138550867693340381917894711603833208051177722232017256447")] // 2^191 - 1
    [InlineData("-3138550867693340381917894711603833208051177722232017256448")] // -2^191
    public void NearestDouble(string text)
    {
        BigInteger value = BigInteger.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        BigInteger words = value < 0 ? value + Modulus : value;
        var sum = new WideSum((ulong)(words & ulong.MaxValue), (ulong)((words >> 64) & ulong.MaxValue), (ulong)(words >> 128));
        Assert.Equal(value, sum.ToBigInteger());

        // Parsing decimal text rounds rightly, which the conversion of BigInteger does not promise.
        Assert.Equal(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), sum.ToDouble());
    }
}
