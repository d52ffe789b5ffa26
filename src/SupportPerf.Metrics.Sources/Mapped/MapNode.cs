using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.TimeZones;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>A value of the map's JSON with its path. What is wrong with it goes to a list, so that all errors show at once.</summary>
internal readonly struct MapNode(JsonElement element, string path, List<string> errors)
{
    public string Path => path;

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public bool IsNumber => element.ValueKind == JsonValueKind.Number;

    public void Error(string message) => errors.Add($"{path}: {message}");

    /// <summary>The same value, whose errors go nowhere.</summary>
    public MapNode Quiet() => new(element, path, []);

    public MapObject? Object(params string[] keys)
    {
        if (!IsObject)
        {
            Error($"{Given}; expected an object with {string.Join(", ", keys)}.");
            return null;
        }

        return new MapObject(this, element, errors, keys);
    }

    /// <summary>The properties of an object whose keys are free, such as the values of an enumeration.</summary>
    public IEnumerable<(string Key, MapNode Value)> FreeObject(string expected)
    {
        List<(string, MapNode)> result = [];
        if (!IsObject)
        {
            Error($"{Given}; expected {expected}.");
            return result;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            MapNode value = new(property.Value, $"{path}.{property.Name}", errors);
            if (!seen.Add(property.Name))
            {
                value.Error("The key stands here twice.");
            }

            result.Add((property.Name, value));
        }

        return result;
    }

    /// <summary>The items of an array; a single value is an array of one.</summary>
    public IReadOnlyList<MapNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return [this];
        }

        List<MapNode> items = [];
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(new MapNode(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]"), errors));
        }

        return items;
    }

    public string? Text(string expected)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString();
        }

        Error($"{Given}; expected {expected} as a text.");
        return null;
    }

    /// <summary>A text, or a list of texts. An empty list is an error.</summary>
    public IReadOnlyList<string> Texts(string expected)
    {
        List<string> texts = [];
        IReadOnlyList<MapNode> items = Items();
        foreach (MapNode item in items)
        {
            if (item.Text(expected) is { } text)
            {
                texts.Add(text);
            }
        }

        if (items.Count == 0)
        {
            Error($"An empty list; expected {expected}.");
        }

        return texts;
    }

    public bool? Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.ValueKind == JsonValueKind.True;
        }

        Error($"{Given}; expected true or false.");
        return null;
    }

    public int? Integer(int min, int max)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int value) && value >= min && value <= max)
        {
            return value;
        }

        Error(string.Create(CultureInfo.InvariantCulture, $"{Given}; expected a whole number from {min} to {max}."));
        return null;
    }

    public double? Share()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double value) && value is >= 0 and <= 1)
        {
            return value;
        }

        Error($"{Given}; expected a share from 0 to 1.");
        return null;
    }

    /// <summary>A number of seconds, zero or more.</summary>
    public Duration? Seconds()
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out decimal value) && value is >= 0 and <= 3_000_000_000)
        {
            return Duration.FromNanoseconds((long)(value * NodaConstants.NanosecondsPerSecond));
        }

        Error($"{Given}; expected a number of seconds, zero or more.");
        return null;
    }

    public DateTimeZone? Zone()
    {
        string? id = Text("an IANA time zone");
        if (id is null)
        {
            return null;
        }

        DateTimeZone? zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        if (zone is null)
        {
            Error($"There is no time zone '{id}'; expected an IANA name such as Europe/Berlin.{Nearest.Hint(id, TzdbDateTimeZoneSource.Default.GetIds())}");
        }

        return zone;
    }

    public T? Choice<T>(IReadOnlyList<(string Name, T Value)> choices)
        where T : struct
    {
        string expected = "one of " + string.Join(", ", choices.Select(choice => choice.Name));
        string? name = Text(expected);
        if (name is null)
        {
            return null;
        }

        foreach ((string known, T value) in choices)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        Error($"'{name}'; expected {expected}.{Nearest.Hint(name, choices.Select(choice => choice.Name))}");
        return null;
    }

    private string Given => element.ValueKind switch
    {
        JsonValueKind.Object => "An object",
        JsonValueKind.Array => "A list",
        _ => element.GetRawText() is { Length: <= 60 } text ? text : element.GetRawText()[..60] + "...",
    };
}
