namespace SupportPerf.Metrics.Sources.Tests;

/// <summary>A small generator with a fixed sequence on every runtime (SplitMix64).</summary>
internal sealed class TestRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E37_79B9_7F4A_7C15;
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }

    public int Next(int below) => (int)(Next() % (ulong)below);

    public long Next(long from, long to) => from + (long)(Next() % (ulong)(to - from));
}
