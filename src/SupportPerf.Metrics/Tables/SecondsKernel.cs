using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Look-ups of whole seconds, block by block: eight at a time where the processor gathers (AVX2), one by one elsewhere, with equal results. A default Native AOT build leaves AVX2 out;
/// <c>IlcInstructionSet</c> brings it back.
/// </summary>
/// <remarks>Seconds that a table was not written out for find its last record: what they give is not used. All arithmetic is modulo 2^32, so unchecked.</remarks>
internal static unsafe class SecondsKernel
{
    private const uint Day = PeriodDays.SecondsPerDay;

    /// <summary>Whether this processor has a faster path.</summary>
    public static bool HasVectors =>
#if NET8_0_OR_GREATER
        Avx2.IsSupported;
#else
        false;
#endif

    /// <summary>The periods of some seconds, counted from the first one; those of irregular days are <see cref="PeriodDays.Irregular"/>.</summary>
    [MethodImpl(Optimize.Fully)]
    public static void Periods(PeriodDays days, ReadOnlySpan<uint> seconds, Span<uint> periods, bool vectors)
    {
        unchecked
        {
            int i = 0;
            uint first = days.FirstDay * Day;
            uint last = (uint)days.Days - 1;
#if NET8_0_OR_GREATER
            if (vectors && Avx2.IsSupported)
            {
                fixed (uint* record = days.Records)
                fixed (uint* second = seconds)
                fixed (uint* period = periods)
                {
                    for (; i + 8 <= seconds.Length; i += 8)
                    {
                        Vector256<uint> time = Avx2.Subtract(Avx.LoadVector256(second + i), Vector256.Create(first));
                        Vector256<uint> day = DayOf(time);
                        time = Avx2.Subtract(time, Avx2.MultiplyLow(day, Vector256.Create(Day)));
                        (Vector256<int> at, Vector256<int> change) = GatherPairs(record, Avx2.Min(day, Vector256.Create(last)).AsInt32());

                        // An irregular change is -1: it is below every time, and its sign sets all bits of the period.
                        Vector256<int> next = Avx2.CompareGreaterThan(change, time.AsInt32());
                        at = Avx2.Add(Avx2.Add(at, Vector256<int>.One), next);
                        Avx.Store(period + i, Avx2.Or(at, Avx2.ShiftRightArithmetic(change, 31)).AsUInt32());
                    }
                }
            }
#endif
            for (; i < seconds.Length; i++)
            {
                uint time = seconds[i] - first;
                uint day = time / Day;
                time -= day * Day;
                int index = 2 * (int)Math.Min(day, last);
                int change = (int)days.Records[index + 1];
                periods[i] = (days.Records[index] + 1 - ((time - (uint)change) >> 31)) | (uint)(change >> 31);
            }
        }
    }

    /// <summary>The cells of groups in periods, a period's groups one after the other; of instants that lie outside the window another one.</summary>
    /// <param name="periods">The periods, counted from the first one.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="seconds">The instants.</param>
    /// <param name="first">The first second of the window.</param>
    /// <param name="length">The length of the window, less one second.</param>
    /// <param name="outside">The cell of instants outside.</param>
    /// <param name="cells">Takes the cells.</param>
    [MethodImpl(Optimize.Fully)]
    public static void Cells(ReadOnlySpan<uint> periods, ReadOnlySpan<int> groups, int count, ReadOnlySpan<uint> seconds, uint first, uint length, int outside, Span<int> cells)
    {
        fixed (uint* period = periods)
        fixed (int* group = groups)
        fixed (uint* second = seconds)
        fixed (int* cell = cells)
        {
            unchecked // Seconds before the window wrap to beyond it. There are fewer cells than 2^31, and what was not looked up is masked.
            {
                int i = 0;
#if NET8_0_OR_GREATER
                if (Vector256.IsHardwareAccelerated)
                {
                    for (; i + Vector256<int>.Count <= seconds.Length; i += Vector256<int>.Count)
                    {
                        Vector256<int> inside = Vector256.LessThanOrEqual(Vector256.Load(second + i) - Vector256.Create(first), Vector256.Create(length)).AsInt32();
                        Vector256<int> place = (Vector256.Load(period + i).AsInt32() * count) + Vector256.Load(group + i);
                        Vector256.ConditionalSelect(inside, place, Vector256.Create(outside)).Store(cell + i);
                    }
                }
#endif
                for (; i < seconds.Length; i++)
                {
                    int place = ((int)period[i] * count) + group[i];
                    cell[i] = second[i] - first <= length ? place : outside;
                }
            }
        }
    }

    /// <summary>The open seconds before some seconds, from where the records of their calendars begin.</summary>
    [MethodImpl(Optimize.Fully)]
    public static void OpenBefore(OpenSeconds calendars, ReadOnlySpan<uint> seconds, ReadOnlySpan<int> numbers, Span<uint> open, bool vectors)
    {
        unchecked
        {
            int i = 0;
            uint last = (uint)calendars.Days - 1;
#if NET8_0_OR_GREATER
            if (vectors && Avx2.IsSupported)
            {
                i = OpenBeforeByEight(calendars, seconds, numbers, open);
            }
#endif
            for (; i < seconds.Length; i++)
            {
                int number = numbers[i];
                int head = OpenSeconds.HeadLength * number;
                uint time = seconds[i] - calendars.Heads[head];
                uint day = time / Day;
                time -= day * Day;
                int index = OpenSeconds.RecordLength * (int)(calendars.Heads[head + 1] + Math.Min(day, last));
                uint[] records = calendars.Records;
                open[i] = records[index] + Clamp(records[index + 1], time) + Clamp(records[index + 2], time);
            }
        }
    }

    /// <summary>The part of a stretch before a time. Masks in place of branches: the JIT would make jumps of Min and Max, and they are hard to predict.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Clamp(uint stretch, uint time)
    {
        unchecked
        {
            int length = 60 * (int)(stretch >> 16);
            int value = (int)time - (60 * (int)(stretch & ushort.MaxValue));
            value &= ~(value >> 31);
            int over = value - length;
            return (uint)(length + (over & (over >> 31)));
        }
    }

#if NET8_0_OR_GREATER
    [MethodImpl(Optimize.Fully)]
    private static int OpenBeforeByEight(OpenSeconds calendars, ReadOnlySpan<uint> seconds, ReadOnlySpan<int> numbers, Span<uint> open)
    {
        unchecked
        {
            int i = 0;
            bool pairs = calendars.HasPairs;
            Vector256<uint> last = Vector256.Create((uint)calendars.Days - 1);
            fixed (uint* record = calendars.Records)
            fixed (uint* head = calendars.Heads)
            fixed (uint* second = seconds)
            fixed (int* number = numbers)
            fixed (uint* result = open)
            {
                for (; i + 8 <= seconds.Length; i += 8)
                {
                    Vector256<int> calendar = Avx.LoadVector256(number + i);
                    (Vector256<int> start, Vector256<int> first) = GatherPairs(head, calendar);
                    Vector256<uint> time = Avx2.Subtract(Avx.LoadVector256(second + i), start.AsUInt32());
                    Vector256<uint> day = DayOf(time);
                    time = Avx2.Subtract(time, Avx2.MultiplyLow(day, Vector256.Create(Day)));

                    // A record is two pairs of numbers, the second of which matters only where a day has a second stretch.
                    Vector256<int> index = Avx2.ShiftLeftLogical(Avx2.Add(first.AsUInt32(), Avx2.Min(day, last)), 1).AsInt32();
                    (Vector256<int> before, Vector256<int> stretch) = GatherPairs(record, index);
                    Vector256<uint> sum = Avx2.Add(before.AsUInt32(), Clamp(stretch.AsUInt32(), time));
                    if (pairs)
                    {
                        sum = Avx2.Add(sum, Clamp(Gather.Of(record + 2, Avx2.Add(index, index)), time));
                    }

                    Avx.Store(result + i, sum);
                }
            }

            return i;
        }
    }

    /// <summary>Eight pairs of numbers, the first ones and the second ones: half as many loads as one by one.</summary>
    /// <param name="pairs">Where the pairs begin.</param>
    /// <param name="index">The number of each pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> First, Vector256<int> Second) GatherPairs(uint* pairs, Vector256<int> index)
    {
        // Shuffling works within halves: the inner quarters change places first, so that all comes out in order.
        Vector256<int> ordered = Avx2.Permute4x64(index.AsInt64(), 0b11_01_10_00).AsInt32();
        Vector256<float> low = Gather.Of((long*)pairs, ordered.GetLower()).AsSingle();
        Vector256<float> high = Gather.Of((long*)pairs, ordered.GetUpper()).AsSingle();
        return (Avx.Shuffle(low, high, 0b10_00_10_00).AsInt32(), Avx.Shuffle(low, high, 0b11_01_11_01).AsInt32());
    }

    /// <summary>The whole days of eight times, exactly: a 128th of a time, times 2^41 / 675 rounded up, lies above the true quotient by less than a 675th for all 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> DayOf(Vector256<uint> time)
    {
        Vector256<uint> factor = Vector256.Create(3_257_812_231u);
        Vector256<uint> part = Avx2.ShiftRightLogical(time, 7);
        Vector256<ulong> even = Avx2.ShiftRightLogical(Avx2.Multiply(part, factor), 41);
        Vector256<ulong> odd = Avx2.ShiftRightLogical(Avx2.Multiply(Avx2.ShiftRightLogical(part.AsUInt64(), 32).AsUInt32(), factor), 41);
        return Avx2.Or(even, Avx2.ShiftLeftLogical(odd, 32)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Clamp(Vector256<uint> stretch, Vector256<uint> time)
    {
        Vector256<int> minute = Vector256.Create(60);
        Vector256<int> start = Avx2.MultiplyLow(Avx2.And(stretch, Vector256.Create((uint)ushort.MaxValue)).AsInt32(), minute);
        Vector256<int> length = Avx2.MultiplyLow(Avx2.ShiftRightLogical(stretch, 16).AsInt32(), minute);
        return Avx2.Min(Avx2.Max(Avx2.Subtract(time.AsInt32(), start), Vector256<int>.Zero), length).AsUInt32();
    }
#endif
}
