using System.Text.Json;

namespace SupportPerf.Metrics.Calendars;

/// <content>Objects, lists and kinds of values, each with its path.</content>
internal sealed partial class CalendarJsonReader
{
    private bool Expect(JsonElement value, JsonValueKind kind, string path, string expected)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        _draft.Problem(CalendarProblemCode.WrongType, path, $"Expected {expected}, found {Kind(value.ValueKind)}.");
        return false;
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };

    private void Unknown(string key, string path, string known) =>
        _draft.Problem(CalendarProblemCode.UnknownKey, path, $"'{key}' is not a key here; the keys are {known}.");

    private void Require(bool present, string key, string path)
    {
        if (!present)
        {
            _draft.Problem(CalendarProblemCode.MissingKey, path, $"The key '{key}' is required.");
        }
    }

    /// <summary>The members of an object; a key that returns is a problem, and its later value is not read.</summary>
    private List<(string Key, JsonElement Value, string Path)> Members(JsonElement value, string path)
    {
        List<(string, JsonElement, string)> members = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string place = IsPlain(property.Name) ? $"{path}.{property.Name}" : $"{path}['{property.Name}']";
            if (seen.Add(property.Name))
            {
                members.Add((property.Name, property.Value, place));
            }
            else
            {
                _draft.Problem(CalendarProblemCode.DuplicateKey, place, $"The key '{property.Name}' is given twice; write it once.");
            }
        }

        return members;
    }

    private static bool IsPlain(string key) => key.Length > 0 && key.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_');

    private static IEnumerable<(JsonElement Value, string Path)> Items(JsonElement value, string path)
    {
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            yield return (item, FormattableString.Invariant($"{path}[{index++}]"));
        }
    }
}
