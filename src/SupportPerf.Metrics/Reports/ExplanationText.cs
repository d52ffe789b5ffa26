using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>An explanation as text: the history once, then a paragraph a KPI.</summary>
internal static class ExplanationText
{
    /// <summary>More dates than this are not listed one by one.</summary>
    private const int MostDates = 40;

    public static string Of(RecordExplanation explanation)
    {
        List<string> lines =
        [
            $"{explanation.Record} {OneLine(explanation.Id)}{(explanation.LeftOut is { } leftOut ? $": counts nowhere ({leftOut})" : "")}",
            $"definitions {explanation.DefinitionId}; calendar {explanation.Calendar ?? "none"}; as of {(explanation.AsOf is { } asOf ? Text(asOf) : "the end of the input")}",
        ];
        if (explanation.History.Count > 0)
        {
            lines.Add("");
            lines.Add("What happened");
            lines.AddRange(explanation.History.Select(static entry => $"  {Text(entry.Key)}  {OneLine(entry.Value)}"));
        }

        foreach (ExplainedFigure figure in explanation.Figures)
        {
            lines.Add("");
            Add(lines, figure);
        }

        if (explanation.Figures.Count == 0 && explanation.LeftOut is null)
        {
            lines.Add("");
            lines.Add("It has no part in the KPI: the input does not say enough, or the KPI is not about such a record.");
        }

        if (explanation.Issues.Count > 0)
        {
            lines.Add("");
            lines.Add("What was wrong");
            lines.AddRange(explanation.Issues.Select(static issue => $"  {issue.Kind}: {OneLine(issue.Message)}"));
        }

        return string.Join("\n", lines);
    }

    private static void Add(List<string> lines, ExplainedFigure figure)
    {
        string value = figure.Value is { } number ? $", {number.ToString("0.######", CultureInfo.InvariantCulture)}" : "";
        lines.Add($"{figure.Metric}{(figure.Variant is { } variant ? $": {OneLine(variant)}" : "")}  {figure.Outcome.Replace('_', ' ')}{(figure.Reason is { } reason ? $" ({reason})" : "")}{value}");
        AddInstant(lines, "start", figure.Start, figure.StartedBy);
        AddInstant(lines, "stop", figure.Stop, figure.StoppedBy);
        AddInstant(lines, "dated", figure.Anchor, []);
        if (figure.Target is { } target)
        {
            lines.Add($"  target    {Time(target)}");
        }

        AddInstant(lines, figure.Outcome == "no" ? "breach" : "due", figure.DueAt, []);
        if (figure.CalendarTime is { } calendar)
        {
            lines.Add($"  calendar  {Time(calendar)}");
        }

        if (figure.BusinessTime is { } business)
        {
            lines.Add($"  business  {Time(business)}");
        }

        ExplainedDay[] dates = figure.Hours.SelectMany(static hours => hours.Days).ToArray();
        if (dates.Length > MostDates)
        {
            lines.Add(FormattableString.Invariant($"    {dates.Length} dates, {dates.Count(static date => date.IsClosed)} of them closed"));
        }
        else
        {
            // The first two lines of a calendar's explanation are totals and zone, which stand above.
            lines.AddRange(figure.Hours.SelectMany(static hours => hours.ToString().Split('\n').Skip(2)).Select(static line => "  " + line));
        }

        if (figure.Counted.Count > 1)
        {
            lines.AddRange(figure.Counted.Select(static interval => $"  counted   {Text(interval.Start)} to {Text(interval.End)}"));
        }

        lines.AddRange(figure.Paused.Select(static pause => $"  paused    {Text(pause.Start)} to {Text(pause.End)}{(pause.Status is { } status ? $"  {OneLine(status)}" : "")}"));
    }

    private static void AddInstant(List<string> lines, string name, Instant? instant, IReadOnlyList<string> by)
    {
        if (instant is { } at)
        {
            lines.Add($"  {name.PadRight(8)}  {Text(at)}{(by.Count > 0 ? "  " + OneLine(string.Join("; ", by)) : "")}");
        }
    }

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static string Time(Duration duration) => $"{duration.TotalSeconds.ToString("0.#########", CultureInfo.InvariantCulture)} s ({HumanDuration.Of(duration.TotalSeconds)})";

    // Ids and names come from the data: they cannot forge a line.
    private static string OneLine(string text) => new(text.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c).ToArray());
}
