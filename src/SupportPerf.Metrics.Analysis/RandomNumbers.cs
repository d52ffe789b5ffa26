namespace SupportPerf.Metrics.Analysis;

/// <summary>Reproducible random numbers: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), whose sequence for a seed is fixed, unlike the runtime's.</summary>
internal sealed class RandomNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 to below a limit, each as likely (Lemire's multiplication with rejection).</summary>
    public int Below(int limit)
    {
        unchecked
        {
            ulong bound = (ulong)limit;
            ulong high = Math.BigMul(Next(), bound, out ulong low);
            if (low < bound)
            {
                ulong threshold = (0 - bound) % bound;
                while (low < threshold)
                {
                    high = Math.BigMul(Next(), bound, out low);
                }
            }

            return (int)high;
        }
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E37_79B9_7F4A_7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
