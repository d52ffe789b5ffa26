using SupportPerf.Metrics.Sources.Tests.Zendesk;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Freshdesk;

/// <summary>The made-up export in the folder Fixtures, of the shape of the API's answers.</summary>
internal static class FreshdeskExport
{
    public static Source Vendor { get; } = SourceCatalog.Find("freshdesk")!;

    public static string[] AllFiles { get; } =
    [
        "tickets.json", "tickets-older.json", "conversations.json", "activities.json", "time-entries.json", "ratings.json", "business-hours.json",
        "groups.json", "agents.json", "ticket-fields.json",
    ];

    public static SourceFile[] Files(params string[] names) =>
        [.. names.Select(name => SourceFile.FromPath(Repository.Path("tests", "SupportPerf.Metrics.Sources.Tests", "Freshdesk", "Fixtures", name)))];

    public static string TextOf(string name) => File.ReadAllText(Repository.Path("tests", "SupportPerf.Metrics.Sources.Tests", "Freshdesk", "Fixtures", name));

    public static RecordList Of(params string[] names) => ZendeskExport.Read(Vendor, Files(names));

    public static RecordList All(SourceOptions? options = null) => ZendeskExport.Read(Vendor, Files(AllFiles), options);

    public static RecordList OfText(string text, SourceOptions? options = null) => ZendeskExport.Read(Vendor, [ZendeskExport.FileOf("text.json", text)], options);

    /// <summary>A real answer of the API, which lies beside the repository.</summary>
    public static SourceFile Real(string name) => SourceFile.FromPath(SharedData.Path("formats", "fixtures", "freshdesk", name));
}
