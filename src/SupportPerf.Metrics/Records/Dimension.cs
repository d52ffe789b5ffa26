namespace SupportPerf.Metrics;

/// <summary>A property of records to break KPIs down by, or to filter on.</summary>
/// <remarks>Two dimensions with one name are equal. Immutable and thread-safe.</remarks>
public sealed class Dimension : IEquatable<Dimension>
{
    private static readonly string[] StandardNames = ["group", "agent", "channel", "priority", "brand", "source"];

    private Dimension(string name)
    {
        Name = name;
        StandardIndex = Array.IndexOf(StandardNames, name);
    }

    /// <summary>The group or queue.</summary>
    public static Dimension Group { get; } = new("group");

    /// <summary>The agent.</summary>
    public static Dimension Agent { get; } = new("agent");

    /// <summary>The channel.</summary>
    public static Dimension Channel { get; } = new("channel");

    /// <summary>The priority.</summary>
    public static Dimension Priority { get; } = new("priority");

    /// <summary>The brand.</summary>
    public static Dimension Brand { get; } = new("brand");

    /// <summary>The source system.</summary>
    public static Dimension Source { get; } = new("source");

    /// <summary>The hour of the KPI's anchor in the reporting zone, <c>00</c> to <c>23</c>.</summary>
    public static Dimension HourOfDay { get; } = new("hour_of_day");

    /// <summary>The ISO weekday of the KPI's anchor in the reporting zone, <c>1</c> (Monday) to <c>7</c>.</summary>
    public static Dimension Weekday { get; } = new("weekday");

    /// <summary>The six dimensions that every record has, in the order of the report's columns.</summary>
    public static IReadOnlyList<Dimension> Standard { get; } = [Group, Agent, Channel, Priority, Brand, Source];

    /// <summary>The name: the column in reports.</summary>
    public string Name { get; }

    /// <summary>A dimension by its name; the names of the well-known ones give those.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Dimension Named(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A dimension needs a name.", nameof(name));
        }

        return new(name);
    }

    /// <summary>Which of the standard ones it is; -1: none of them.</summary>
    internal int StandardIndex { get; }

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
