using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>What a map says, ready for one reading: the parts hold what they have seen.</summary>
internal sealed class MapPlan
{
    public required DateTimeZone? TimeZone { get; init; }

    public required Definitions Definitions { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    public required RowFormat Format { get; init; }

    /// <summary>The parts, messages first: tickets take them along.</summary>
    public required IReadOnlyList<RowPart> Parts { get; init; }
}
