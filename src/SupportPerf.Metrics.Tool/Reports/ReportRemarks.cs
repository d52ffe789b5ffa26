using System.Globalization;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>What a user should know beside a report: written to standard error.</summary>
internal static class ReportRemarks
{
    private const int LongestMessage = 300;

    /// <summary>One line for each kind of issue, with its count and the first of them.</summary>
    public static void WriteIssues(ReportQuality quality, TextWriter error)
    {
        long all = quality.Issues.Sum(issue => issue.Count);
        if (all == 0)
        {
            return;
        }

        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"supportperf: {all:N0} issue{(all == 1 ? "" : "s")} in the input; what {(all == 1 ? "it affects" : "they affect")} is left out and counted:"));
        foreach (IssueSummary issue in quality.Issues)
        {
            string first = issue.First.Count == 0 ? "" : Text(issue.First[0]);
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {issue.Count:N0} {issue.Kind}{(issue.Count == 1 ? ": " : ", first: ")}{first}"));
        }
    }

    /// <summary>Whether anything that was given does not count, so that <c>--strict</c> refuses the input.</summary>
    public static bool IsAnythingLeftOut(ReportQuality quality) => quality.Issues.Any(issue => issue.Count > 0 && !IsRemarkOnly(issue.Kind));

    // Read by the stated rule, or only remarkable: every figure still has them.
    private static bool IsRemarkOnly(DataIssueKind kind) =>
        kind is DataIssueKind.AmbiguousLocalTime or DataIssueKind.SkippedLocalTime or DataIssueKind.ZeroDurationBurst;

    private static string Text(DataIssue issue)
    {
        string text = (issue.RecordId is null ? "" : issue.RecordId + ": ") + issue.Message;
        text = text.ReplaceLineEndings(" ");
        return text.Length > LongestMessage ? text[..LongestMessage] + "..." : text;
    }
}
