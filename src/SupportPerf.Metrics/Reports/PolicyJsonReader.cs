using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Reports;

/// <summary>Reads a policy's JSON: every problem with its path, none fatal to the rest.</summary>
internal sealed partial class PolicyJsonReader
{
    private readonly List<string> _errors = [];

    private PolicyJsonReader()
    {
    }

    public static SupportPolicy Read(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new InvalidPolicyException([FormattableString.Invariant($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: The text is not JSON: {error.Message}")]);
        }

        using (document)
        {
            PolicyJsonReader reader = new();
            SupportPolicy policy = reader.ReadPolicy(document.RootElement);

            // What the parts say about each other makes sense only once each part is right.
            if (reader._errors.Count == 0)
            {
                reader._errors.AddRange(policy.FindErrors());
            }

            return reader._errors.Count == 0 ? policy : throw new InvalidPolicyException(reader._errors);
        }
    }

    private SupportPolicy ReadPolicy(JsonElement root)
    {
        Dictionary<string, BusinessCalendar> calendars = new(StringComparer.Ordinal);
        CalendarRule? rule = null;
        List<SlaRule> slas = [];
        foreach ((string key, JsonElement value, string path) in Members(root, "$", "an object with calendars, calendarBy and sla"))
        {
            switch (key)
            {
                case "$schema" or "description":
                    break;
                case "calendars":
                    ReadCalendars(value, path, calendars);
                    break;
                case "calendarBy":
                    rule = ReadRule(value, path);
                    break;
                case "sla":
                    slas.AddRange(Items(value, path, "a list of SLAs").Select(item => ReadSla(item.Value, item.Path)).OfType<SlaRule>());
                    break;
                default:
                    Unknown(key, path, "calendars, calendarBy, sla");
                    break;
            }
        }

        return new SupportPolicy { Calendars = calendars, CalendarBy = rule, Slas = slas };
    }

    private void ReadCalendars(JsonElement value, string path, Dictionary<string, BusinessCalendar> calendars)
    {
        foreach ((string name, JsonElement calendar, string place) in Members(value, path, "an object of calendars by name"))
        {
            try
            {
                calendars[name] = BusinessCalendar.FromJson(calendar, place);
            }
            catch (InvalidCalendarException invalid)
            {
                _errors.AddRange(invalid.Problems.Select(static problem => $"{problem.Place}: {problem.Message}"));
            }
        }
    }

    private CalendarRule? ReadRule(JsonElement value, string path)
    {
        string? dimension = null;
        string? standard = null;
        Dictionary<string, string> map = new(StringComparer.Ordinal);
        foreach ((string key, JsonElement member, string place) in Members(value, path, "an object with dimension, map and default"))
        {
            switch (key)
            {
                case "dimension":
                    dimension = Text(member, place, "the name of a dimension");
                    break;
                case "map":
                    ReadTexts(member, place, "an object of calendar names by the dimension's values", map);
                    break;
                case "default":
                    standard = Text(member, place, "the name of a calendar");
                    break;
                default:
                    Unknown(key, place, "dimension, map, default");
                    break;
            }
        }

        if (dimension is not null)
        {
            return new CalendarRule { Dimension = Dimension.Named(dimension), Map = map, Default = standard };
        }

        if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("dimension", out _))
        {
            Error(path, "The key 'dimension' is required.");
        }

        return null;
    }

    private void ReadTexts(JsonElement value, string path, string expected, Dictionary<string, string> into)
    {
        foreach ((string key, JsonElement member, string place) in Members(value, path, expected))
        {
            if (key.Length == 0)
            {
                Error(place, "An empty key says nothing.");
            }
            else if (Text(member, place, "a text") is { } text)
            {
                into[key] = text;
            }
        }
    }

    private string? Text(JsonElement value, string path, string expected)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Error(path, $"Expected {expected}, found {(value.ValueKind == JsonValueKind.String ? "an empty text" : Kind(value))}.");
        return null;
    }

    private TEnum? Choice<TEnum>(JsonElement value, string path)
        where TEnum : struct, Enum
    {
        if (Text(value, path, $"one of {string.Join(", ", EnumNames<TEnum>.All)}") is not { } name)
        {
            return null;
        }

        if (EnumNames<TEnum>.TryParse(name, out TEnum choice))
        {
            return choice;
        }

        Error(path, $"'{name}' is none of {string.Join(", ", EnumNames<TEnum>.All)}.");
        return null;
    }

    private bool Flag(JsonElement value, string path)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Error(path, $"Expected true or false, found {Kind(value)}.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private Duration? Seconds(JsonElement value, string path)
    {
        const decimal most = 36_500m * 86_400m;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out decimal seconds) || seconds < 0 || seconds > most || decimal.Truncate(seconds * 1_000_000_000m) != seconds * 1_000_000_000m)
        {
            Error(path, $"Expected seconds from 0 to {most.ToString(System.Globalization.CultureInfo.InvariantCulture)}, down to nanoseconds, found {(value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Kind(value))}.");
            return null;
        }

        return Duration.FromNanoseconds((long)(seconds * 1_000_000_000m));
    }

    private void Require(JsonElement owner, HashSet<string> given, string key, string path)
    {
        if (owner.ValueKind == JsonValueKind.Object && !given.Contains(key))
        {
            Error(path, $"The key '{key}' is required.");
        }
    }

    /// <summary>The members of an object; a key that returns is an error, and its later value is not read.</summary>
    private List<(string Key, JsonElement Value, string Path)> Members(JsonElement value, string path, string expected)
    {
        List<(string, JsonElement, string)> members = [];
        if (value.ValueKind != JsonValueKind.Object)
        {
            Error(path, $"Expected {expected}, found {Kind(value)}.");
            return members;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string place = property.Name.Length > 0 && property.Name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_')
                ? $"{path}.{property.Name}"
                : $"{path}['{property.Name}']";
            if (seen.Add(property.Name))
            {
                members.Add((property.Name, property.Value, place));
            }
            else
            {
                Error(place, $"The key '{property.Name}' is given twice; write it once.");
            }
        }

        return members;
    }

    private List<(JsonElement Value, string Path)> Items(JsonElement value, string path, string expected)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Select((item, index) => (item, FormattableString.Invariant($"{path}[{index}]"))).ToList();
        }

        Error(path, $"Expected {expected}, found {Kind(value)}.");
        return [];
    }

    private void Unknown(string key, string path, string known) => Error(path, $"'{key}' is not a key here; the keys are {known}.");

    private void Error(string path, string message) => _errors.Add($"{path}: {message}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };
}
