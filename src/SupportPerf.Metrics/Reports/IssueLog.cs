namespace SupportPerf.Metrics.Reports;

/// <summary>Counts data issues by kind and keeps the first of each. Not thread-safe.</summary>
internal sealed class IssueLog(BadData onBadData)
{
    private const int Kept = 10;

    private readonly SortedDictionary<DataIssueKind, (long Count, List<DataIssue> First)> _kinds = [];

    public void Add(DataIssue issue)
    {
        if (onBadData == BadData.Throw)
        {
            throw new InvalidSupportDataException(issue);
        }

        _kinds.TryGetValue(issue.Kind, out (long Count, List<DataIssue> First) entry);
        entry.First ??= [];
        if (entry.First.Count < Kept)
        {
            entry.First.Add(issue);
        }

        _kinds[issue.Kind] = (entry.Count + 1, entry.First);
    }

    public void Merge(IssueLog other)
    {
        foreach (KeyValuePair<DataIssueKind, (long Count, List<DataIssue> First)> theirs in other._kinds)
        {
            _kinds.TryGetValue(theirs.Key, out (long Count, List<DataIssue> First) entry);
            entry.First ??= [];
            entry.First.AddRange(theirs.Value.First.Take(Kept - entry.First.Count));
            _kinds[theirs.Key] = (entry.Count + theirs.Value.Count, entry.First);
        }
    }

    public IReadOnlyList<IssueSummary> ToSummaries() =>
        _kinds.Select(static entry => new IssueSummary { Kind = entry.Key, Count = entry.Value.Count, First = entry.Value.First.ToArray() }).ToArray();
}
