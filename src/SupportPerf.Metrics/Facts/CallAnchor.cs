namespace SupportPerf.Metrics;

/// <summary>The instant of a call that decides the period.</summary>
public enum CallAnchor
{
    /// <summary>The offer: its arrival. The default.</summary>
    Offered = 0,

    /// <summary>The end, after-call work included, as Genesys does; the offer where the end is not known.</summary>
    Ended = 1,
}
