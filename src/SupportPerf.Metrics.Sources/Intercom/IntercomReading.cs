using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>One reading of an export. A conversation holds all of itself, so little is kept between the passes: versions and names.</summary>
internal sealed class IntercomReading : VersionedReading<string>
{
    private readonly IntercomNames names;
    private readonly ConversationParser parser;
    private readonly ConversationBuilder builder;
    private bool hasParts;
    private bool hasStatistics;

    public IntercomReading(ReadingInput input)
        : base(input, IntercomFormat.Instance)
    {
        this.names = new(input.Options);
        this.parser = new(input.Options, new TextCache<string>());
        this.builder = new(this.names, input.Options, this.Issues);
    }

    protected override RecordVersions<string> Versions { get; } = new();

    protected override bool IsStreamed(int part) => part is (int)IntercomPart.Conversation or (int)IntercomPart.Ticket;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out string id, out Instant? updatedAt)
    {
        (id, updatedAt) = this.parser.Skim(record);
        return id is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        if (part is not ((int)IntercomPart.Other or (int)IntercomPart.ScheduleException or (int)IntercomPart.HandlingEvent))
        {
            this.names.Add((IntercomPart)part, records.Current);
        }
    }

    protected override void Complete()
    {
    }

    protected override void Take(int part, string id, JsonRecords records)
    {
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

            foreach (QaReview review in ConversationBuilder.Reviews(row, ticket, this.names))
            {
                this.Push(review);
            }
        }
    }

    protected override void Finish()
    {
        if (this.Versions.Count == 0)
        {
            this.Missing("No conversations or tickets: KPIs have no value. Add POST /conversations/search, and GET /conversations/{id} of each.");
            return;
        }

        if (!this.hasParts)
        {
            this.Missing("No parts: next_response_time, reply_time, time_in_status and transfers have no value; searches give conversations without them. Add GET /conversations/{id} of each.");
        }

        if (!this.hasStatistics)
        {
            this.Missing("No statistics: nothing of Intercom's own to verify our figures against.");
        }

        if (!this.names.HasAdmins)
        {
            this.Missing("No admins: they appear by id. Add GET /admins, and GET /teams.");
        }
    }
}
