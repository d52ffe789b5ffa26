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
                        Vector256<int> index = Avx2.ShiftLeftLogical(Avx2.Min(day, Vector256.Create(last)), 1).AsInt32();
                        Vector256<int> at = Avx2.GatherVector256((int*)record, index, sizeof(uint));
                        Vector256<int> change = Avx2.GatherVector256((int*)record + 1, index, sizeof(uint));

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
                uint time = seconds[i] - calendars.Starts[number];
                uint day = time / Day;
                time -= day * Day;
                int index = OpenSeconds.RecordLength * (int)(calendars.FirstRecords[number] + Math.Min(day, last));
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
            fixed (uint* starts = calendars.Starts)
            fixed (uint* firsts = calendars.FirstRecords)
            fixed (uint* second = seconds)
            fixed (int* number = numbers)
            fixed (uint* result = open)
            {
                for (; i + 8 <= seconds.Length; i += 8)
                {
                    Vector256<int> calendar = Avx.LoadVector256(number + i);
                    Vector256<uint> time = Avx2.Subtract(Avx.LoadVector256(second + i), Avx2.GatherVector256(starts, calendar, sizeof(uint)));
                    Vector256<uint> day = DayOf(time);
                    time = Avx2.Subtract(time, Avx2.MultiplyLow(day, Vector256.Create(Day)));
                    Vector256<int> index = Avx2.ShiftLeftLogical(Avx2.Add(Avx2.GatherVector256(firsts, calendar, sizeof(uint)), Avx2.Min(day, last)), 2).AsInt32();
                    Vector256<uint> sum = Avx2.Add(Avx2.GatherVector256(record, index, sizeof(uint)), Clamp(Avx2.GatherVector256(record + 1, index, sizeof(uint)), time));
                    if (pairs)
                    {
                        sum = Avx2.Add(sum, Clamp(Avx2.GatherVector256(record + 2, index, sizeof(uint)), time));
                    }

                    Avx.Store(result + i, sum);
                }
            }

            return i;
        }
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
