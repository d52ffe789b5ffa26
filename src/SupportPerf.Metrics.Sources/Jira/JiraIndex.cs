using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Everything of an export but the issues themselves: about 200 bytes a comment or change that stands on a page of its own.</summary>
internal sealed class JiraIndex
{
    private readonly Dictionary<string, IssueExtras> _extras = new(StringComparer.Ordinal);
    private readonly HashSet<string> _issues = new(StringComparer.Ordinal);

    public JiraIndex(SourceOptions options)
    {
        Names = new(options, Texts);
        Fields = new(options, Texts);
    }

    public TextCache<string> Texts { get; } = new();

    public JiraNames Names { get; }

    public JiraFields Fields { get; }

    public RecordVersions<string> Versions { get; } = new();

    /// <summary>Notes an issue, which pages name by its id or its key.</summary>
    public void AddIssue(string? id, string? key)
    {
        if (id is not null)
        {
            _issues.Add(id);
        }

        if (key is not null)
        {
            _issues.Add(key);
        }
    }

    /// <summary>The place for what pages say of an issue.</summary>
    public IssueExtras At(string issue)
    {
        if (!_extras.TryGetValue(issue, out IssueExtras? found))
        {
            found = new();
            _extras.Add(issue, found);
        }

        return found;
    }

    /// <summary>What pages say of an issue, by its id and by its key.</summary>
    public IEnumerable<IssueExtras> Of(IssueRow row)
    {
        if (row.Id is { } id && _extras.TryGetValue(id, out IssueExtras? byId))
        {
            yield return byId;
        }

        if (row.Key is { } key && key != row.Id && _extras.TryGetValue(key, out IssueExtras? byKey))
        {
            yield return byKey;
        }
    }

    /// <summary>The issues of which only pages are there.</summary>
    public IEnumerable<string> WithoutIssue() => _extras.Keys.Where(issue => !_issues.Contains(issue)).Order(StringComparer.Ordinal);
}
