#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SupportPerf.Metrics.Internal;
#endif

namespace SupportPerf.Metrics.Calendars;

/// <content>
/// Open time for columns of instants: four at a time where the processor gathers (AVX2), one by one elsewhere, with equal results.
/// A default Native AOT build leaves AVX2 out; <c>IlcInstructionSet</c> brings it back.
/// </content>
internal sealed partial class OpenWindow
{
    /// <summary>Answers spans, given in nanoseconds of Unix time, from the front on.</summary>
    /// <returns>How many were answered; the next one leaves the window, and is for the caller.</returns>
    public int Between(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, Span<long> results)
    {
        int done = 0;
#if NET8_0_OR_GREATER
        if (Avx2.IsSupported && _simple.Length > 0)
        {
            done = BetweenByFour(starts, ends, results);
        }
#endif
        return done + BetweenOneByOne(starts.Slice(done), ends.Slice(done), results.Slice(done));
    }

    /// <summary>The portable path of <see cref="Between(ReadOnlySpan{long}, ReadOnlySpan{long}, Span{long})"/>.</summary>
    internal int BetweenOneByOne(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, Span<long> results)
    {
        unchecked // An instant before the window wraps around to beyond it: one comparison for both.
        {
            ulong length = (ulong)Length;
            for (int i = 0; i < starts.Length; i++)
            {
                ulong from = (ulong)(starts[i] - StartNanoseconds);
                ulong to = (ulong)(ends[i] - StartNanoseconds);
                if (from >= length || to >= length)
                {
                    return i;
                }

                results[i] = OpenBefore((long)to) - OpenBefore((long)from);
            }
        }

        return starts.Length;
    }

#if NET8_0_OR_GREATER
    /// <summary>A bucket is this many times 65,536 nanoseconds, exactly: dividing by it takes 47 bits, which a double has.</summary>
    private const uint DayIn65536 = (uint)(Day >> 16);

    /// <summary>The bits of 2^52: put on a whole number below it, they make a double of the number and 2^52.</summary>
    private const long TwoTo52Bits = 0x4330_0000_0000_0000;

    /// <summary>So many patterns fit one register.</summary>
    private const int FewPatterns = 4;

    /// <summary>The first stretches of the patterns, where these are few and have no second one; then none is read from memory.</summary>
    private bool TryGetFew(out Vector256<long> first)
    {
        first = default;
        for (int i = 0; i < _simple.Length && i < FewPatterns; i++)
        {
            first = first.WithElement(i, unchecked((long)_packed[2 * i]));
        }

        return _simple.Length <= FewPatterns && !_hasPairs;
    }

    private unsafe int BetweenByFour(ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, Span<long> results)
    {
        int done = 0;
        int last = starts.Length - 4;
        bool pairs = _hasPairs;
        bool few = TryGetFew(out Vector256<long> patterns);
        bool mixed = _simple.Length < _bounds.Length;
        Vector256<long> origin = Vector256.Create(StartNanoseconds);
        Vector256<long> lastInside = Vector256.Create(Length - 1);
        Vector256<long> lastSimple = Vector256.Create((long)_simple.Length - 1);
        fixed (ulong* words = _words)
        fixed (ulong* simple = _packed)
        fixed (long* from = starts)
        fixed (long* to = ends)
        fixed (long* result = results)
        {
            for (; done <= last; done += 4)
            {
                Vector256<long> a = Avx2.Subtract(Avx.LoadVector256(from + done), origin);
                Vector256<long> b = Avx2.Subtract(Avx.LoadVector256(to + done), origin);

                // A sign bit marks an instant outside of the window; what wraps around lands outside, too.
                Vector256<long> outside = Avx2.Or(Avx2.Or(a, b), Avx2.Or(Avx2.Subtract(lastInside, a), Avx2.Subtract(lastInside, b)));
                if (Avx.MoveMask(outside.AsDouble()) == 0)
                {
                    Vector256<long> wordA = WordAndTime(ref a, words);
                    Vector256<long> wordB = WordAndTime(ref b, words);
                    Vector256<long> patternA = Avx2.And(wordA, Vector256.Create((long)PatternMask));
                    Vector256<long> patternB = Avx2.And(wordB, Vector256.Create((long)PatternMask));
                    if (!mixed || Avx.MoveMask(Avx2.Or(Avx2.Subtract(lastSimple, patternA), Avx2.Subtract(lastSimple, patternB)).AsDouble()) == 0)
                    {
                        Vector256<long> openA = few ? OpenInBucket(wordA, patternA, a, patterns) : OpenInBucket(wordA, patternA, a, simple, pairs);
                        Vector256<long> openB = few ? OpenInBucket(wordB, patternB, b, patterns) : OpenInBucket(wordB, patternB, b, simple, pairs);
                        Avx.Store(result + done, Avx2.Subtract(openB, openA));
                        continue;
                    }
                }

                int four = BetweenOneByOne(starts.Slice(done, 4), ends.Slice(done, 4), results.Slice(done, 4));
                if (four < 4)
                {
                    return done + four;
                }
            }
        }

        return done;
    }

    /// <summary>The words of four times, which become times of their buckets.</summary>
    /// <remarks>
    /// The day is x / c with whole x below 2^47 and c above 2^30. (x + 1/2) / c lies at least 1 / 2c, more than 2^-32, from any whole number, and
    /// the product in doubles is off by less than 2^-34: cutting it gives the exact quotient without a correction.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<long> WordAndTime(ref Vector256<long> time, ulong* words)
    {
        Vector256<double> whole = Avx2.Or(Avx2.ShiftRightLogical(time, 16), Vector256.Create(TwoTo52Bits)).AsDouble();
        Vector256<double> andHalf = Avx.Subtract(whole, Vector256.Create(4_503_599_627_370_495.5));
        Vector128<int> day = Avx.ConvertToVector128Int32WithTruncation(Avx.Multiply(andHalf, Vector256.Create(1d / DayIn65536)));
        Vector256<long> bucketStart = Avx2.ShiftLeftLogical(Avx2.Multiply(Avx2.ConvertToVector256Int64(day).AsUInt32(), Vector256.Create((ulong)DayIn65536).AsUInt32()).AsInt64(), 16);
        time = Avx2.Subtract(time, bucketStart);
        return Gather.Of((long*)words, day);
    }

    /// <summary>The same with all patterns in a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> OpenInBucket(Vector256<long> word, Vector256<long> pattern, Vector256<long> time, Vector256<long> patterns)
    {
        // Twice the pattern is where its low half is, one more its high half.
        Vector256<long> low = Avx2.Add(pattern, pattern);
        Vector256<long> halves = Avx2.Or(Avx2.Or(low, Avx2.ShiftLeftLogical(low, 32)), Vector256.Create(1L << 32));
        Vector256<long> stretch = Avx2.PermuteVar8x32(patterns.AsInt32(), halves.AsInt32()).AsInt64();
        return Avx2.Add(Nanoseconds(Avx2.ShiftRightLogical(word, PatternBits)), Clamp(time, stretch));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<long> OpenInBucket(Vector256<long> word, Vector256<long> pattern, Vector256<long> time, ulong* simple, bool pairs)
    {
        Vector256<long> index = Avx2.Add(pattern, pattern);
        Vector256<long> open = Avx2.Add(
            Nanoseconds(Avx2.ShiftRightLogical(word, PatternBits)),
            Clamp(time, Gather.Of((long*)simple, index)));
        return pairs ? Avx2.Add(open, Clamp(time, Gather.Of((long*)simple + 1, index))) : open;
    }

    /// <summary>The part of a stretch before a time; a stretch is its start in the low and its length in the high 32 bits, in seconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Clamp(Vector256<long> time, Vector256<long> stretch)
    {
        Vector256<long> value = Avx2.Subtract(time, Nanoseconds(stretch));
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Min(Avx512F.VL.Max(value, Vector256<long>.Zero), Nanoseconds(Avx2.ShiftRightLogical(stretch, 32)));
        }

        value = Avx2.And(value, Avx2.CompareGreaterThan(value, Vector256<long>.Zero));
        Vector256<long> length = Nanoseconds(Avx2.ShiftRightLogical(stretch, 32));
        return Avx2.BlendVariable(value, length, Avx2.CompareGreaterThan(value, length));
    }

    /// <summary>Seconds in the low 32 bits to nanoseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Nanoseconds(Vector256<long> seconds) =>
        Avx2.Multiply(seconds.AsUInt32(), Vector256.Create((ulong)Second).AsUInt32()).AsInt64();
#endif
}
