using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>One reading of an export. A conversation holds all of itself, so little is kept between the passes: versions and names.</summary>
internal sealed class IntercomReading : ExportReading
{
    private readonly IntercomNames names;
    private readonly ConversationParser parser;
    private readonly ConversationBuilder builder;
    private readonly RecordVersions<string> versions = new();
    private bool hasParts;
    private bool hasStatistics;
    private int occurrence;

    public IntercomReading(IReadOnlyList<ExportFile> files, IRecordSink sink, SourceOptions options, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
        : base(files, IntercomFormat.Instance, sink, progress, cancellationToken)
    {
        this.names = new(options);
        this.parser = new(options, new TextCache<string>());
        this.builder = new(this.names, options, this.Issues);
    }

    protected override bool IsStreamed(int part) => part is (int)IntercomPart.Conversation or (int)IntercomPart.Ticket;

    protected override void Index(int part, JsonRecords records)
    {
        if (!this.IsStreamed(part))
        {
            if (part is not ((int)IntercomPart.Other or (int)IntercomPart.ScheduleException))
            {
                this.names.Add((IntercomPart)part, records.Current);
            }
        }
        else if (this.parser.Skim(records.Current) is { Id: { } id, UpdatedAt: var updatedAt })
        {
            this.versions.Add(id, updatedAt);
        }
        else
        {
            this.Found(DataIssueKind.MissingId, this.At(records, $"A record of the {IntercomFormat.Instance.Name(part)} has no id."));
        }
    }

    protected override void Complete()
    {
    }

    protected override void Stream(int part, JsonRecords records)
    {
        if (this.parser.Skim(records.Current).Id is not { } id)
        {
            return;
        }

        if (!this.versions.Counts(id, this.occurrence++))
        {
            this.Issues.Add(id, DataIssueKind.DuplicateId, this.At(records, "It comes more than once; the version that was updated last counts, of equal ones the last in the files."));
            return;
        }

        ConversationRow row = this.parser.Read(records.Current, part == (int)IntercomPart.Ticket);
        this.hasParts |= row.Parts is not null;
        this.hasStatistics |= row.HasStatistics;
        if (this.builder.Build(row) is { } ticket)
        {
            this.Push(ticket);
            foreach (SurveyResponse response in ConversationBuilder.Surveys(row, ticket, this.names))
            {
                this.Push(response);
            }
        }
    }

    protected override void Finish()
    {
        void Missing(string message) => this.Issues.Add(null, DataIssueKind.MissingPart, message);
        if (this.versions.Count == 0)
        {
            Missing("No conversations or tickets: KPIs have no value. Add POST /conversations/search, and GET /conversations/{id} of each.");
            return;
        }

        if (!this.hasParts)
        {
            Missing("No parts: next_response_time, reply_time, time_in_status and transfers have no value; searches give conversations without them. Add GET /conversations/{id} of each.");
        }

        if (!this.hasStatistics)
        {
            Missing("No statistics: nothing of Intercom's own to verify our figures against.");
        }

        if (!this.names.HasAdmins)
        {
            Missing("No admins: they appear by id. Add GET /admins, and GET /teams.");
        }
    }
}
