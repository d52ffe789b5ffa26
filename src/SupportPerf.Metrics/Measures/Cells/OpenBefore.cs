using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>What a clock with breaks took in stretches that are over, in nanoseconds of calendar and of business time. Never both zero.</summary>
internal sealed record OpenBefore(long Calendar, long Business)
{
    public static OpenBefore? Of(long calendar, long business) => calendar == 0 && business == 0 ? null : new OpenBefore(calendar, business);

    public static int Compare(OpenBefore? one, OpenBefore? other)
    {
        int order = (one?.Calendar ?? 0).CompareTo(other?.Calendar ?? 0);
        return order != 0 ? order : (one?.Business ?? 0).CompareTo(other?.Business ?? 0);
    }

    public static OpenBefore Read(ref ByteReader from, long multiplier)
    {
        ulong most = (ulong)(Nanoseconds.Latest / multiplier);
        ulong calendar = from.Number();
        ulong business = from.Number();
        if (calendar > most || business > calendar || calendar == 0)
        {
            throw from.Bad("has a running clock that took more than there was");
        }

        return new OpenBefore((long)calendar * multiplier, (long)business * multiplier);
    }
}
