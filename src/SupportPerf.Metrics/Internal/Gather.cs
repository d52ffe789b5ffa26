#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SupportPerf.Metrics.Internal;

/// <summary>
/// Gathers with a source of zeros. The plain ones leave the register of the result as it was before, so the processor waits for whatever that held, often the round before: up to twice as slow.
/// For processors with AVX2.
/// </summary>
internal static unsafe class Gather
{
    /// <summary>Four numbers of 64 bits, by number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Of(long* from, Vector128<int> index) => Avx2.GatherMaskVector256(Vector256<long>.Zero, from, index, Vector256<long>.AllBitsSet, sizeof(long));

    /// <inheritdoc cref="Of(long*, Vector128{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Of(long* from, Vector256<long> index) => Avx2.GatherMaskVector256(Vector256<long>.Zero, from, index, Vector256<long>.AllBitsSet, sizeof(long));

    /// <summary>Eight numbers of 32 bits, by number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Of(uint* from, Vector256<int> index) => Avx2.GatherMaskVector256(Vector256<uint>.Zero, from, index, Vector256<uint>.AllBitsSet, sizeof(uint));
}
#endif
