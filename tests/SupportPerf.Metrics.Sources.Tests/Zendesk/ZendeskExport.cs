using System.Text;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

/// <summary>The made-up export in the folder Fixtures, of the shape of the API's answers.</summary>
internal static class ZendeskExport
{
    public static Source Vendor { get; } = SourceCatalog.Find("zendesk")!;

    /// <summary>Every file but the ticket events, which tell the history that the audits tell.</summary>
    public static string[] AllFiles { get; } =
    [
        "tickets-1.json", "tickets-2.json", "ticket-metrics.json", "names.json", "custom-statuses.json", "ticket-forms.json", "audits-1.json", "audits-2.json",
        "audits-3.json", "metric-events.json", "satisfaction-ratings.json", "survey-responses.json", "sla-policies.json", "schedules.json",
        "holidays-360000310393.json", "calls.json", "legs.json", "chats.json", "engagements.json",
    ];

    public static string TextOf(string name) => File.ReadAllText(Path(name));

    public static SourceFile[] Files(params string[] names) => [.. names.Select(name => SourceFile.FromPath(Path(name)))];

    public static SourceFile FileOf(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static RecordList Read(Source source, IReadOnlyList<SourceFile> files, SourceOptions? options = null)
    {
        RecordList sink = new();
        source.Read(files, sink, options);
        return sink;
    }

    /// <summary>Reads one made-up text.</summary>
    public static RecordList ReadText(string text, SourceOptions? options = null) => Read(Vendor, [FileOf("text.json", text)], options);

    public static Ticket Ticket(this RecordList read, string id) => read.Tickets.Single(ticket => ticket.Id == id);

    public static Call Call(this RecordList read, string id) => read.Calls.Single(call => call.Id == id);

    public static SurveyResponse Survey(this RecordList read, string id) => read.Responses.Single(survey => survey.Id == id);

    public static string[] Messages(this RecordList read, DataIssueKind kind) => [.. read.Issues.Where(issue => issue.Kind == kind).Select(issue => issue.Message)];

    public static RecordList Read(params string[] names) => Read(Vendor, Files(names));

    public static RecordList Read(SourceOptions options, params string[] names) => Read(Vendor, Files(names), options);

    public static RecordList All(SourceOptions? options = null) => Read(Vendor, Files(AllFiles), options);

    public static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static string Path(string name) => Metrics.Tests.Repository.Path("tests", "SupportPerf.Metrics.Sources.Tests", "Zendesk", "Fixtures", name);
}
