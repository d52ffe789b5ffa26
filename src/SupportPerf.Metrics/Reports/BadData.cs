namespace SupportPerf.Metrics;

/// <summary>What happens with bad data.</summary>
public enum BadData
{
    /// <summary>What it affects is left out and counted; the rest counts.</summary>
    Collect = 0,

    /// <summary>The first one is thrown as <see cref="InvalidSupportDataException"/>.</summary>
    Throw = 1,
}
