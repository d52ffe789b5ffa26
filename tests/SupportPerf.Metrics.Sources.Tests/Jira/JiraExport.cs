using SupportPerf.Metrics.Sources.Tests.Zendesk;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Jira;

/// <summary>The made-up export in the folder Fixtures, of the shape of the API's answers.</summary>
internal static class JiraExport
{
    public static Source Vendor { get; } = SourceCatalog.Find("jira")!;

    public static string[] AllFiles { get; } =
    [
        "issues.json", "issues-older.json", "changelog-1.json", "changelog-2.json", "comments-1.json", "comments-2.json", "sla-HELP-3.json", "feedback-HELP-3.json",
        "calendars.json", "statuses.json", "fields.json", "users.json",
    ];

    public static SourceFile[] Files(params string[] names) => [.. names.Select(name => SourceFile.FromPath(Path(name)))];

    public static string TextOf(string name) => File.ReadAllText(Path(name));

    public static RecordList Of(params string[] names) => ZendeskExport.Read(Vendor, Files(names));

    public static RecordList All(SourceOptions? options = null) => ZendeskExport.Read(Vendor, Files(AllFiles), options);

    public static RecordList OfText(string text, SourceOptions? options = null) => ZendeskExport.Read(Vendor, [ZendeskExport.FileOf("text.json", text)], options);

    /// <summary>A small issue in progress, with more fields, and more members beside the fields.</summary>
    public static string Issue(string fields = "", string more = "", string key = "HELP-9") => $$$"""
        {"id":"{{{key[5..]}}}00","key":"{{{key}}}","self":"x","fields":{"created":"2026-03-02T09:00:00.000+0000","updated":"2026-03-02T09:00:00.000+0000","status":{"id":"3","name":"In Progress","statusCategory":{"key":"indeterminate"}},"reporter":{"accountId":"r"}{{{fields}}}}{{{more}}}}
        """;

    private static string Path(string name) => Repository.Path("tests", "SupportPerf.Metrics.Sources.Tests", "Jira", "Fixtures", name);
}
