using System.Numerics;

namespace SupportPerf.Metrics.Internal;

/// <summary>
/// An exact sum of 64-bit numbers or of their squares: a signed 192-bit integer. Nanosecond totals of ten million tickets exceed 64 bits and their sums of squares 128 bits; this holds
/// 2^64 squares of any 64-bit numbers. A mutable value without allocation; the same on every framework.
/// </summary>
internal struct WideSum : IEquatable<WideSum>
{
    private ulong _low;
    private ulong _middle;
    private ulong _high;

    /// <summary>A sum from its words, least significant first, in two's complement.</summary>
    public WideSum(ulong low, ulong middle, ulong high)
    {
        _low = low;
        _middle = middle;
        _high = high;
    }

    public readonly ulong Low => _low;

    public readonly ulong Middle => _middle;

    public readonly ulong High => _high;

    /// <summary>Whether the value fits in the two lower words, in two's complement: then those words alone restore it.</summary>
    public readonly bool FitsTwoWords => _high == SignWord(_middle);

    /// <summary>The value of two words in two's complement.</summary>
    public static WideSum FromTwoWords(ulong low, ulong high) => new(low, high, SignWord(high));

    public void Add(long value)
    {
        ulong word = unchecked((ulong)value);
        ulong sign = SignWord(word);
        AddWords(word, sign, sign);
    }

    public void Subtract(long value)
    {
        WideSum other = default;
        other.Add(value);
        Subtract(other);
    }

    public void Add(in WideSum other) => AddWords(other._low, other._middle, other._high);

    public void Subtract(in WideSum other)
    {
        WideSum negated = other.Negated();
        AddWords(negated._low, negated._middle, negated._high);
    }

    /// <summary>Adds value², which has up to 127 bits.</summary>
    public void AddSquare(long value)
    {
        Square(value, out ulong squareLow, out ulong squareHigh);
        AddWords(squareLow, squareHigh, 0);
    }

    /// <summary>Adds a product of two numbers that are not negative.</summary>
    public void AddProduct(long left, long right)
    {
        Multiply((ulong)left, (ulong)right, out ulong productLow, out ulong productHigh);
        AddWords(productLow, productHigh, 0);
    }

    /// <summary>Takes value² away again.</summary>
    public void SubtractSquare(long value)
    {
        Square(value, out ulong squareLow, out ulong squareHigh);
        Subtract(new WideSum(squareLow, squareHigh, 0));
    }

    /// <summary>The nearest double, ties to even.</summary>
    public readonly double ToDouble()
    {
        // The most negative value is its own negation, and as a magnitude it is right.
        return SignWord(_high) != 0 ? -Magnitude(Negated()) : Magnitude(this);
    }

    public readonly BigInteger ToBigInteger() =>
        (new BigInteger(unchecked((long)_high)) << 128) + (new BigInteger(_middle) << 64) + _low;

    public readonly bool Equals(WideSum other) => _low == other._low && _middle == other._middle && _high == other._high;

    public override readonly bool Equals(object? obj) => obj is WideSum other && Equals(other);

    public override readonly int GetHashCode() => (_low, _middle, _high).GetHashCode();

    public override readonly string ToString() => ToBigInteger().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ulong SignWord(ulong word) => unchecked((ulong)((long)word >> 63));

    // Wrapping is what two's complement is: unchecked.
    private void AddWords(ulong otherLow, ulong otherMiddle, ulong otherHigh)
    {
        unchecked
        {
            _low += otherLow;
            ulong carry = _low < otherLow ? 1UL : 0UL;
            ulong sum = _middle + otherMiddle;
            ulong nextCarry = sum < otherMiddle ? 1UL : 0UL;
            _middle = sum + carry;
            nextCarry += _middle < carry ? 1UL : 0UL;
            _high += otherHigh + nextCarry;
        }
    }

    private readonly WideSum Negated()
    {
        var negated = new WideSum(~_low, ~_middle, ~_high);
        negated.AddWords(1, 0, 0);
        return negated;
    }

    private static void Square(long value, out ulong low, out ulong high)
    {
        ulong magnitude = value < 0 ? unchecked((ulong)-value) : (ulong)value;
        Multiply(magnitude, magnitude, out low, out high);
    }

    private static void Multiply(ulong left, ulong right, out ulong low, out ulong high)
    {
        unchecked
        {
            ulong a = left >> 32;
            ulong b = (uint)left;
            ulong c = right >> 32;
            ulong d = (uint)right;
            ulong lowest = b * d;
            ulong cross = (a * d) + (lowest >> 32);
            ulong middle = (b * c) + (uint)cross;
            low = (middle << 32) | (uint)lowest;
            high = (a * c) + (cross >> 32) + (middle >> 32);
        }
    }

    // The top 64 bits, with a last bit that says whether anything nonzero was cut off: converting that rounds the whole number rightly.
    private static double Magnitude(in WideSum value)
    {
        ulong top = value._high;
        ulong next = value._middle;
        ulong rest = value._low;
        int exponent = 128;
        if (top == 0)
        {
            (top, next, rest, exponent) = (next, rest, 0, 64);
        }

        if (top == 0)
        {
            return next;
        }

        int shift = 0;
        while ((top & 0x8000_0000_0000_0000UL) == 0)
        {
            top = (top << 1) | (next >> 63);
            next = (next << 1) | (rest >> 63);
            rest <<= 1;
            shift++;
        }

        ulong rounded = top | (next != 0 || rest != 0 ? 1UL : 0UL);
        return rounded * BitConverter.Int64BitsToDouble((long)(1023 + exponent - shift) << 52);
    }
}
