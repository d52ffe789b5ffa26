using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Sources.Text;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>Reads a map's JSON into a plan; collects every error.</summary>
internal sealed partial class MapParser
{
    private readonly List<string> _errors;
    private readonly List<Dimension> _dimensions = [];
    private DateTimeZone? _zone;
    private LocalClock? _clock;
    private IReadOnlyList<byte[]> _missing = [];
    private IReadOnlyList<InstantFormat> _formats = [InstantFormat.Iso];
    private bool _hasTimeZoneKey;

    private MapParser(List<string> errors) => _errors = errors;

    /// <summary>The plan. Null where there are errors.</summary>
    public static MapPlan? Parse(JsonElement json, List<string> errors)
    {
        MapPlan? plan = new MapParser(errors).Map(new MapNode(json, "$", errors));
        return errors.Count == 0 ? plan : null;
    }

    private MapPlan? Map(MapNode node)
    {
        MapObject? map = node.Object(
            "$schema", "name", "description", "timeZone", "dateFormats", "missing", "csv", "json", "tickets", "messages", "calls", "surveys", "definitions");
        if (map is null)
        {
            return null;
        }

        string? name = map.Optional("name")?.Text("a name");
        map.Optional("description")?.Text("a description");
        _hasTimeZoneKey = map.Has("timeZone");
        _zone = map.Optional("timeZone")?.Zone();
        _clock = _zone is null ? null : new LocalClock(_zone);
        _missing = map.Optional("missing") is { } tokens ? Utf8(tokens.Texts("the texts that mean missing")) : [];
        if (map.Optional("dateFormats") is { } given)
        {
            _formats = Formats(given);
        }

        MapNode? definitionsNode = map.Optional("definitions");
        MapObject? definitions = definitionsNode?.Object(DefinitionKeys);
        List<RowPart> parts = [];
        MessagePart? messages = map.Optional("messages") is { } messagesNode ? MessagePart(messagesNode) : null;
        TicketPart? tickets = map.Optional("tickets") is { } ticketsNode ? TicketPart(ticketsNode, messages, definitions) : null;
        CallPart? calls = map.Optional("calls") is { } callsNode ? CallPart(callsNode) : null;
        SurveyPart? surveys = map.Optional("surveys") is { } surveysNode ? SurveyPart(surveysNode) : null;
        foreach (RowPart? part in (RowPart?[])[messages, tickets, calls, surveys])
        {
            if (part is not null)
            {
                parts.Add(part);
            }
        }

        if (!map.Has("tickets") && !map.Has("calls") && !map.Has("surveys"))
        {
            map.Error("It maps no records; expected tickets, calls or surveys.");
        }

        if (map.Has("messages") && !map.Has("tickets"))
        {
            map.Error("It maps messages but no tickets; expected both, for messages belong to tickets.");
        }

        return new MapPlan
        {
            TimeZone = _zone,
            Definitions = Definitions(definitions, name, tickets?.AreUpdates ?? false),
            Dimensions = _dimensions,
            Format = Format(map),
            Parts = parts,
        };
    }

    private static List<byte[]> Utf8(IEnumerable<string> texts) => texts.Select(text => TextEncoding.UTF8.GetBytes(text.Trim(' ', '\t'))).ToList();

    private RowFormat Format(MapObject map)
    {
        RowFormat format = RowFormat.Default;
        if (map.Optional("csv")?.Object("delimiter", "skipRows") is { } csv)
        {
            if (csv.Optional("delimiter") is { } node && node.Text("one character") is { } delimiter)
            {
                if (delimiter.Length == 1 && delimiter[0] is < (char)128 and not ('"' or '\r' or '\n' or ' '))
                {
                    format = format with { Delimiter = delimiter[0] };
                }
                else
                {
                    node.Error($"'{delimiter}'; expected one character such as , ; | or a tab (\\t).");
                }
            }

            format = format with { SkipRows = csv.Optional("skipRows")?.Integer(0, 100) ?? 0 };
        }

        return map.Optional("json")?.Object("records") is { } json
            ? format with { JsonRecords = json.Optional("records")?.Text("the name of a property") }
            : format;
    }

    private TicketPart? TicketPart(MapNode node, MessagePart? messages, MapObject? definitions)
    {
        string[] keys =
        [
            "rows", "rowsGrouped", "id", "where", "createdAt", "createdBy", "updatedAt", "status", "firstResponseAt", "firstTouchAt", "firstSolvedAt", "solvedAt",
            "closedAt", "firstResponseDueAt", "dueAt", "reopens", "reassignments", "agentReplies", "handleTime", "requester", "topic", "schedule",
            "isDeleted", "isSpam", "isTest", "isBotOnly", "mergedInto", "followUpOf", .. SharedKeys,
        ];
        if (node.Object(keys) is not { } map)
        {
            return null;
        }

        ColumnSet columns = new();
        bool updates = map.Optional("rows")?.Choice<bool>([("records", false), ("updates", true)]) ?? false;
        bool grouped = map.Optional("rowsGrouped")?.Flag() ?? false;
        if (grouped && !updates)
        {
            map.Error("rowsGrouped is true, but rows is not updates; rows that are records need no grouping.");
        }

        if (updates)
        {
            map.Required("status");
            map.Required("updatedAt");
        }

        (InstantField? solvedAt, SolvedRule? solvedBy) = Solved(map, columns);
        return new TicketPart(columns, Key(map, "id", columns), Where(map, columns))
        {
            AreUpdates = updates,
            AreGrouped = grouped,
            Messages = messages,
            CreatedAt = Instant(map, "createdAt", columns, isRequired: true)!,
            CreatedBy = Choice(map, "createdBy", columns, MapChoices.Authors),
            UpdatedAt = Instant(map, "updatedAt", columns),
            Status = Choice(map, "status", columns, MapChoices.Statuses),
            FirstResponseAt = Instant(map, "firstResponseAt", columns),
            FirstTouchAt = Instant(map, "firstTouchAt", columns),
            FirstSolvedAt = Instant(map, "firstSolvedAt", columns),
            SolvedAt = solvedAt,
            SolvedBy = solvedBy,
            ClosedAt = Instant(map, "closedAt", columns),
            FirstResponseDueAt = Instant(map, "firstResponseDueAt", columns),
            DueAt = Instant(map, "dueAt", columns),
            VendorSla = VendorFlags(definitions, columns),
            Reopens = Count(map, "reopens", columns),
            Reassignments = Count(map, "reassignments", columns),
            AgentReplies = Count(map, "agentReplies", columns),
            HandleTime = Duration(map, "handleTime", columns),
            Requester = Text(map, "requester", columns),
            Topic = Text(map, "topic", columns),
            Schedule = Text(map, "schedule", columns),
            IsDeleted = Condition(map.Optional("isDeleted"), columns),
            IsSpam = Condition(map.Optional("isSpam"), columns),
            IsTest = Condition(map.Optional("isTest"), columns),
            IsBotOnly = Condition(map.Optional("isBotOnly"), columns),
            MergedInto = Text(map, "mergedInto", columns),
            FollowUpOf = Text(map, "followUpOf", columns),
            Shared = Shared(map, columns),
        };
    }

    private (InstantField? Field, SolvedRule? Rule) Solved(MapObject map, ColumnSet columns)
    {
        if (map.Optional("solvedAt") is not { IsObject: true } node)
        {
            return (Instant(map, "solvedAt", columns), null);
        }

        bool isRule = node.FreeObject("a column").Any(pair => pair.Key is "state" or "lastEvent");
        if (!isRule)
        {
            return (Instant(map, "solvedAt", columns), null);
        }

        MapObject rule = node.Object("state", "lastEvent")!;
        if (rule.Has("state") == rule.Has("lastEvent"))
        {
            rule.Error("Both state and lastEvent; expected one of them.");
        }

        if (rule.Optional("state") is { } states)
        {
            if (!map.Has("status"))
            {
                states.Error("There is no status to take the state from; map status too.");
            }

            return (null, new SolvedRule(states.Texts("names of states as the source has them")));
        }

        if (rule.Optional("lastEvent") is { } last && last.Flag() == false)
        {
            last.Error("false; expected true, or a column instead.");
        }

        return (null, new SolvedRule(null));
    }

    private MessagePart? MessagePart(MapNode node)
    {
        if (node.Object("ticket", "where", "at", "order", "id", "role", "author", "isPublic", "session") is not { } map)
        {
            return null;
        }

        ColumnSet columns = new();
        return new MessagePart(columns, Key(map, "ticket", columns), Where(map, columns))
        {
            At = Instant(map, "at", columns, isRequired: true)!,
            Order = Count(map, "order", columns),
            MessageId = Text(map, "id", columns),
            Role = Choice(map, "role", columns, MapChoices.Authors, isRequired: true)!,
            Author = Text(map, "author", columns),
            IsPublic = Condition(map.Optional("isPublic"), columns),
            Session = Text(map, "session", columns),
        };
    }

    private CallPart? CallPart(MapNode node)
    {
        string[] keys =
        [
            "id", "where", "offeredAt", "answeredAt", "endedAt", "outcome", "queued", "ivrTime", "queueTime", "talkTime", "holdTime", "wrapTime", "dialTime",
            "concurrency", "transferred", "requester", "ticketId", .. SharedKeys,
        ];
        if (node.Object(keys) is not { } map)
        {
            return null;
        }

        ColumnSet columns = new();
        return new CallPart(columns, Key(map, "id", columns), Where(map, columns))
        {
            OfferedAt = Instant(map, "offeredAt", columns, isRequired: true)!,
            AnsweredAt = Instant(map, "answeredAt", columns),
            EndedAt = Instant(map, "endedAt", columns),
            Outcome = Choice(map, "outcome", columns, MapChoices.Outcomes, isRequired: true)!,
            Queued = Condition(map.Optional("queued"), columns),
            IvrTime = Duration(map, "ivrTime", columns),
            QueueTime = Duration(map, "queueTime", columns),
            TalkTime = Duration(map, "talkTime", columns),
            HoldTime = Duration(map, "holdTime", columns),
            WrapTime = Duration(map, "wrapTime", columns),
            DialTime = Duration(map, "dialTime", columns),
            Concurrency = Count(map, "concurrency", columns),
            Transferred = Condition(map.Optional("transferred"), columns),
            Requester = Text(map, "requester", columns),
            TicketId = Text(map, "ticketId", columns),
            Shared = Shared(map, columns),
        };
    }

    private SurveyPart? SurveyPart(MapNode node)
    {
        string[] keys = ["id", "where", "questions", "weight", "sentAt", "answeredAt", "ticketId", "respondent", .. SharedKeys];
        if (node.Object(keys) is not { } map)
        {
            return null;
        }

        ColumnSet columns = new();
        List<SurveyQuestion> questions = [];
        if (map.Required("questions") is { } list)
        {
            foreach (MapNode item in list.Items())
            {
                AddQuestions(item, columns, questions);
            }

            if (questions.GroupBy(question => (question.Kind, question.Name)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                list.Error($"Two {twice.Key.Kind} questions have the name '{twice.Key.Name}'; expected names that differ, for they name the rows of the report.");
            }
        }

        return new SurveyPart(columns, Key(map, "id", columns), Where(map, columns))
        {
            Questions = questions,
            Weight = Column(map.Optional("weight"), columns) is { } weight ? new DecimalField(weight) : null,
            SentAt = Instant(map, "sentAt", columns),
            AnsweredAt = Instant(map, "answeredAt", columns),
            TicketId = Text(map, "ticketId", columns),
            Respondent = Text(map, "respondent", columns),
            Shared = Shared(map, columns),
        };
    }
}
