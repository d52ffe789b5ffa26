using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>The loops of the engine that count and place by cell. Without checks and branches; their callers see to it that every place is one of a cell.</summary>
internal static unsafe class ScatterKernel
{
    /// <summary>Counts the outcomes of one clock of each row in its cell, and says where the values of completed ones go.</summary>
    /// <param name="clocks">The clocks, each in four bits of a byte.</param>
    /// <param name="shift">Where the bits are.</param>
    /// <param name="created">The cells of the creations.</param>
    /// <param name="stops">The cells of the stops; where no period is decided by them, any.</param>
    /// <param name="none">The cell that nobody asks for.</param>
    /// <param name="counts">The counts: eight a cell, by outcome.</param>
    /// <param name="places">Takes the cell of each completed clock, and that one of others.</param>
    [MethodImpl(Optimize.Fully)]
    public static void CountOutcomes(ReadOnlySpan<byte> clocks, int shift, ReadOnlySpan<int> created, ReadOnlySpan<int> stops, int none, Span<int> counts, Span<int> places)
    {
        fixed (byte* clock = clocks)
        fixed (int* atCreation = created)
        fixed (int* atStop = stops)
        fixed (int* count = counts)
        fixed (int* place = places)
        {
            unchecked // Rows are counted: there are fewer than 2^31.
            {
                for (int i = 0; i < places.Length; i++)
                {
                    int code = clock[i] >> shift;
                    int outcome = code & (int)ClockCode.OutcomeMask;
                    int cell = atCreation[i] + ((atStop[i] - atCreation[i]) & -((code >> 3) & 1));
                    count[(8 * cell) + outcome]++;
                    int completed = ((outcome ^ (int)ClockCode.Completed) - 1) >> 31;
                    place[i] = none + ((cell - none) & completed);
                }
            }
        }
    }

    /// <summary>The cell of each completed clock, and that one that nobody asks for of others.</summary>
    /// <param name="clocks">The clocks, each in four bits of a byte.</param>
    /// <param name="shift">Where the bits are.</param>
    /// <param name="cells">The cell of each row.</param>
    /// <param name="none">The cell that nobody asks for.</param>
    /// <param name="places">Takes them.</param>
    [MethodImpl(Optimize.Fully)]
    public static void FindCompleted(ReadOnlySpan<byte> clocks, int shift, ReadOnlySpan<int> cells, int none, Span<int> places)
    {
        fixed (byte* clock = clocks)
        fixed (int* cell = cells)
        fixed (int* place = places)
        {
            unchecked
            {
                int i = 0;
#if NET8_0_OR_GREATER
                if (Vector256.IsHardwareAccelerated)
                {
                    for (; i + Vector256<int>.Count <= places.Length; i += Vector256<int>.Count)
                    {
                        Vector128<ushort> codes = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)(clock + i)).AsByte());
                        Vector256<int> outcomes = (Vector256.Create(Vector128.WidenLower(codes), Vector128.WidenUpper(codes)).AsInt32() >>> shift) & Vector256.Create((int)ClockCode.OutcomeMask);
                        Vector256<int> isCompleted = Vector256.Equals(outcomes, Vector256.Create((int)ClockCode.Completed));
                        Vector256.ConditionalSelect(isCompleted, Vector256.Load(cell + i), Vector256.Create(none)).Store(place + i);
                    }
                }
#endif
                for (; i < places.Length; i++)
                {
                    int completed = ((((clock[i] >> shift) & (int)ClockCode.OutcomeMask) ^ (int)ClockCode.Completed) - 1) >> 31;
                    place[i] = none + ((cell[i] - none) & completed);
                }
            }
        }
    }

    /// <summary>Counts rows by cell and kind.</summary>
    /// <param name="places">The cells.</param>
    /// <param name="clocks">The clocks.</param>
    /// <param name="flags">The flags.</param>
    /// <param name="numbers">The number of each kind by <see cref="KindCounts.KeyOf"/>.</param>
    /// <param name="shift">A cell has room for two to the power of this kinds.</param>
    /// <param name="counts">The counts.</param>
    [MethodImpl(Optimize.Fully)]
    public static void CountKinds(ReadOnlySpan<int> places, ReadOnlySpan<byte> clocks, ReadOnlySpan<byte> flags, ushort[] numbers, int shift, Span<int> counts)
    {
        fixed (int* place = places)
        fixed (byte* clock = clocks)
        fixed (byte* flag = flags)
        fixed (ushort* number = numbers)
        fixed (int* count = counts)
        {
            unchecked
            {
                for (int i = 0; i < places.Length; i++)
                {
                    count[(place[i] << shift) + number[KindCounts.KeyOf(clock[i], (RowFlags)flag[i])]]++;
                }
            }
        }
    }

    /// <summary>Counts scores by cell: <c>counts[width * place + slot]</c>.</summary>
    /// <param name="places">The cells.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="slots">The slot of each score, by its byte.</param>
    /// <param name="shift">A cell has room for two to the power of this slots.</param>
    /// <param name="counts">The counts.</param>
    [MethodImpl(Optimize.Fully)]
    public static void CountScores(ReadOnlySpan<int> places, ReadOnlySpan<byte> scores, byte[] slots, int shift, Span<int> counts)
    {
        fixed (int* place = places)
        fixed (byte* score = scores)
        fixed (byte* slot = slots)
        fixed (int* count = counts)
        {
            unchecked
            {
                for (int i = 0; i < scores.Length; i++)
                {
                    count[(place[i] << shift) + slot[score[i]]]++;
                }
            }
        }
    }

    /// <summary>Puts values where their cells go on.</summary>
    [MethodImpl(Optimize.Fully)]
    public static void Place<T>(ReadOnlySpan<int> places, ReadOnlySpan<T> values, Span<int> next, T[] into)
        where T : unmanaged
    {
        fixed (int* place = places)
        fixed (T* value = values)
        fixed (int* at = next)
        fixed (T* target = into)
        {
            unchecked
            {
                for (int i = 0; i < places.Length; i++)
                {
                    target[at[place[i]]++] = value[i];
                }
            }
        }
    }

    /// <summary>Puts pairs of values where their cells go on, each into an array of its own.</summary>
    [MethodImpl(Optimize.Fully)]
    public static void Place<T>(ReadOnlySpan<int> places, ReadOnlySpan<T> values, ReadOnlySpan<T> others, Span<int> next, T[] into, T[] intoOther)
        where T : unmanaged
    {
        fixed (int* place = places)
        fixed (T* value = values)
        fixed (T* other = others)
        fixed (int* at = next)
        fixed (T* target = into)
        fixed (T* otherTarget = intoOther)
        {
            unchecked
            {
                for (int i = 0; i < places.Length; i++)
                {
                    int to = at[place[i]]++;
                    target[to] = value[i];
                    otherTarget[to] = other[i];
                }
            }
        }
    }

    /// <summary>The differences of two columns, modulo 2^32.</summary>
    [MethodImpl(Optimize.Fully)]
    public static void Subtract(ReadOnlySpan<uint> from, ReadOnlySpan<uint> what, Span<uint> into)
    {
        fixed (uint* left = from)
        fixed (uint* right = what)
        fixed (uint* result = into)
        {
            unchecked
            {
                int i = 0;
#if NET8_0_OR_GREATER
                if (Vector256.IsHardwareAccelerated)
                {
                    for (; i + Vector256<uint>.Count <= into.Length; i += Vector256<uint>.Count)
                    {
                        (Vector256.Load(left + i) - Vector256.Load(right + i)).Store(result + i);
                    }
                }
#endif
                for (; i < into.Length; i++)
                {
                    result[i] = left[i] - right[i];
                }
            }
        }
    }
}
