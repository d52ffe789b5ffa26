using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>A customer who gets in touch: what is known before anybody answers.</summary>
internal sealed record Contact
{
    public required Instant At { get; init; }

    public required string Channel { get; init; }

    public required string Priority { get; init; }

    public required string Product { get; init; }

    public required string Language { get; init; }

    public required string Brand { get; init; }

    public required string Requester { get; init; }

    /// <summary>How much longer than usual everything waits, because of an outage.</summary>
    public required double Load { get; init; }

    public IReadOnlyDictionary<string, string> Dimensions => new Dictionary<string, string> { ["product"] = Product, ["language"] = Language };
}
