using System.Globalization;
using NodaTime;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// What two states must have in common to be added up, as lines of text: a state says in words what it was made under, so an error can say
/// what differs.
/// </summary>
internal static class StateLayout
{
    /// <param name="kind">What kind of state it is.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="calendars">The calendars.</param>
    /// <param name="asOf">What lies after it was ignored.</param>
    /// <param name="more">Further lines. An option that a later version adds says nothing (an empty text) at its default: states of earlier versions stay readable.</param>
    public static string Of(string kind, Definitions definitions, CalendarSet calendars, Instant? asOf, params string[] more) => string.Join(
        "\n",
        [
            kind,
            $"definitions: {Of(definitions)}",
            $"calendars: {(calendars.IsEmpty ? "none" : string.Join(", ", calendars.All.Select(static calendar => calendar.Fingerprint)))}",
            $"as of: {Of(asOf)}",
            .. more.Where(static line => line.Length > 0),
        ]);

    /// <summary>
    /// Where they differ from the default ones. So a later version, which may know more options, still reads the states of an earlier one as long as its new
    /// options are at their defaults.
    /// </summary>
    public static string Of(Definitions definitions)
    {
        IReadOnlyList<string> words = definitions.ToWords();
        IReadOnlyList<string> usual = Definitions.Default.ToWords();
        string[] differences = [.. words.Except(usual).Select(static word => $"+ {word}"), .. usual.Except(words).Select(static word => $"- {word}")];
        return differences.Length == 0 ? "default" : string.Join("; ", differences.Select(static word => Quote(word)));
    }

    public static string Of(Instant? instant) => instant?.ToString("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Any text on one line.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    /// <exception cref="InvalidStateException">The layouts differ.</exception>
    public static void RequireSame(string theirs, string mine)
    {
        if (Difference(theirs, mine) is { } difference)
        {
            throw new InvalidStateException($"The saved state was made under other options and cannot be added up with this: {difference}.");
        }
    }

    /// <summary>What differs, in words; null where nothing does.</summary>
    public static string? Difference(string theirs, string mine)
    {
        if (string.Equals(theirs, mine, StringComparison.Ordinal))
        {
            return null;
        }

        string[] theirLines = theirs.Split('\n');
        string[] myLines = mine.Split('\n');
        for (int i = 0; i < Math.Min(theirLines.Length, myLines.Length); i++)
        {
            if (!string.Equals(theirLines[i], myLines[i], StringComparison.Ordinal))
            {
                return $"\"{theirLines[i]}\" there, \"{myLines[i]}\" here";
            }
        }

        return FormattableString.Invariant($"{theirLines.Length} options there, {myLines.Length} here");
    }
}
