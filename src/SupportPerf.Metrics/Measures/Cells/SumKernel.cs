using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The sum of 32-bit numbers.</summary>
internal static class SumKernel
{
    [MethodImpl(Optimize.Fully)]
    public static long Of(ReadOnlySpan<uint> values)
    {
        unchecked // An array has less than 2^31 values below 2^32: the sum has 63 bits at most.
        {
            ulong sum = 0;
            int i = 0;
#if NET8_0_OR_GREATER
            if (Vector256.IsHardwareAccelerated)
            {
                Vector256<ulong> sums = Vector256<ulong>.Zero;
                for (; i + Vector256<uint>.Count <= values.Length; i += Vector256<uint>.Count)
                {
                    (Vector256<ulong> low, Vector256<ulong> high) = Vector256.Widen(Vector256.Create(values.Slice(i)));
                    sums += low + high;
                }

                sum = Vector256.Sum(sums);
            }
#endif
            for (; i < values.Length; i++)
            {
                sum += values[i];
            }

            return (long)sum;
        }
    }
}
