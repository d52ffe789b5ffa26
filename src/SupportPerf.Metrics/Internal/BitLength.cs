#if NET8_0_OR_GREATER
using System.Numerics;
#endif

namespace SupportPerf.Metrics.Internal;

/// <summary>How many bits a number needs.</summary>
internal static class BitLength
{
    public static int Of(ulong value)
    {
#if NET8_0_OR_GREATER
        return 64 - BitOperations.LeadingZeroCount(value);
#else
        int length = 0;
        for (int step = 32; step > 0; step >>= 1)
        {
            if (value >> step != 0)
            {
                value >>= step;
                length += step;
            }
        }

        return length + (int)value;
#endif
    }
}
