using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Sources.Mapped;

namespace SupportPerf.Metrics.Sources;

/// <summary>
/// Says how the columns of an export become records: which column is the id, which words mean solved, in which zone its times are,
/// and under which definitions its KPIs are to be read. Written as JSON; <c>map.schema.json</c> describes every key.
/// </summary>
/// <remarks>Immutable and thread-safe. Checked whole when it is parsed; the columns are checked against the files when they are read.</remarks>
public sealed class SourceMap
{
    private readonly JsonElement _json;
    private readonly string? _name;

    private SourceMap(JsonElement json, string? name, MapPlan plan)
    {
        _json = json;
        _name = name;
        TimeZone = plan.TimeZone;
        Definitions = plan.Definitions;
        Dimensions = plan.Dimensions;
    }

    /// <summary>The zone in which the map reads times without an offset. Null: it names none.</summary>
    public DateTimeZone? TimeZone { get; }

    /// <summary>The definitions that the map states; what it does not state is as in <see cref="Definitions.Default"/>, but that a log's events keep the file's order.</summary>
    public Definitions Definitions { get; }

    /// <summary>The dimensions that it defines beyond the standard ones, in its order.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Reads a map.</summary>
    /// <param name="json">The map as JSON.</param>
    /// <param name="name">The name that messages give, usually the file's. Null: none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidMapException">The map cannot be used; all its errors are listed, each with its JSON path.</exception>
    public static SourceMap Parse(string json, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new InvalidMapException(name, [$"$: It is no valid JSON: {e.Message}"]);
        }

        return new(root, name, Plan(root, name));
    }

    /// <summary>A plan for one reading.</summary>
    internal MapPlan NewPlan() => Plan(_json, _name);

    private static MapPlan Plan(JsonElement json, string? name)
    {
        List<string> errors = [];
        return MapParser.Parse(json, errors) ?? throw new InvalidMapException(name, errors);
    }
}
