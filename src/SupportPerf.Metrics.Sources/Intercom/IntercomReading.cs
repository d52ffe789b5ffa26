using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Intercom;

/// <summary>One reading of an export. A conversation holds all of itself, so little is kept between the passes: versions and names.</summary>
internal sealed class IntercomReading : VersionedReading<string>
{
    private readonly IntercomNames _names;
    private readonly ConversationParser _parser;
    private readonly ConversationBuilder _builder;
    private bool _hasParts;
    private bool _hasStatistics;

    public IntercomReading(ReadingInput input)
        : base(input, IntercomFormat.Instance)
    {
        _names = new(input.Options);
        _parser = new(input.Options, new TextCache<string>());
        _builder = new(_names, input.Options, Issues);
    }

    protected override RecordVersions<string> Versions { get; } = new();

    protected override bool IsStreamed(int part) => part is (int)IntercomPart.Conversation or (int)IntercomPart.Ticket;

    protected override bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out string id, out Instant? updatedAt)
    {
        (id, updatedAt) = _parser.Skim(record);
        return id is not null;
    }

    protected override void IndexOther(int part, JsonRecords records)
    {
        if (part is not ((int)IntercomPart.Other or (int)IntercomPart.ScheduleException or (int)IntercomPart.HandlingEvent))
        {
            _names.Add((IntercomPart)part, records.Current);
        }
    }

    protected override void Complete()
    {
    }

    protected override void Take(int part, string id, JsonRecords records)
    {
        ConversationRow row = _parser.Read(records.Current, part == (int)IntercomPart.Ticket);
        _hasParts |= row.Parts is not null;
        _hasStatistics |= row.HasStatistics;
        if (_builder.Build(row) is { } ticket)
        {
            Push(ticket);
            foreach (SurveyResponse response in ConversationBuilder.Surveys(row, ticket, _names))
            {
                Push(response);
            }

            foreach (QaReview review in ConversationBuilder.Reviews(row, ticket, _names))
            {
                Push(review);
            }
        }
    }

    protected override void Finish()
    {
        if (Versions.Count == 0)
        {
            Missing("No conversations or tickets: KPIs have no value. Add POST /conversations/search, and GET /conversations/{id} of each.");
            return;
        }

        if (!_hasParts)
        {
            Missing("No parts: next_response_time, reply_time, time_in_status and transfers have no value; searches give conversations without them. Add GET /conversations/{id} of each.");
        }

        if (!_hasStatistics)
        {
            Missing("No statistics: nothing of Intercom's own to verify our figures against.");
        }

        if (!_names.HasAdmins)
        {
            Missing("No admins: they appear by id. Add GET /admins, and GET /teams.");
        }
    }
}
