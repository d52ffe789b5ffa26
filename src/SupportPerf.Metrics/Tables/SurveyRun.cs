using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of surveys over a stream of answers. Not thread-safe.</summary>
internal sealed class SurveyRun
{
    /// <summary>Why an answer about a ticket that was reopened does not count, where the definitions say so.</summary>
    public const string LeftOutAsReopened = "Reopened";

    private readonly Run _run;
    private readonly CellState<RecordLog> _logState;
    private readonly SurveyReader _reader;
    private readonly SurveyDefinitions _definitions;
    private readonly SurveyBlocks _blocks;
    private readonly AnswerLedger _ledger;
    private readonly AnswerKeys _keys;
    private readonly PlainAnswers? _plain;

    public SurveyRun(Run run, SurveyReader reader, SurveyDefinitions definitions, InstantsKept kept)
    {
        Log = new RecordLog(kept);
        _logState = new CellState<RecordLog>(Log, () => new RecordLog(kept));
        _run = run;
        _reader = reader;
        _definitions = definitions;
        _blocks = new SurveyBlocks(run);
        _keys = new AnswerKeys(definitions);
        _ledger = new AnswerLedger(_keys.Window);
        Reopened = definitions.ExcludeReopened ? new ReopenedTickets() : null;
        _plain = PlainAnswers.Of(run, Log, _blocks, definitions, reader.AsOf);
    }

    /// <summary>What was answered, but for repetitions that are not settled.</summary>
    public SurveyBlocks Blocks => _blocks;

    public SurveyReader Reader => _reader;

    /// <summary>What its blocks share.</summary>
    public Run Run => _run;

    /// <summary>Takes the tickets that were reopened; null: they count as all others.</summary>
    public ReopenedTickets? Reopened { get; }

    /// <summary>How many answers and unanswered invitations counted, until when.</summary>
    public RecordLog Log { get; }

    public void Add(SurveyResponse response)
    {
        if (_plain is not null && _plain.TryAdd(response))
        {
            return;
        }

        SurveyFacts facts = _reader.Read(response);
        long latest = _reader.TakeLatest();
        _plain?.Learn(response, facts);
        if (facts.Reason == DataIssueKind.FutureInstant)
        {
            // As of then it had not happened: no answer, and no invitation either.
            return;
        }

        Log.Add(latest);
        _run.Group = _run.Window.Grouping.Of(response, RecordDimensions.Of);
        if (!Observe(response.Kind, response.Question, facts, _keys.Of(response, facts)))
        {
            _reader.MissesAnchor(response.Id);
        }
    }

    /// <summary>Runs the answers that wait in a block for more.</summary>
    public void Flush() => _plain?.Flush();

    /// <summary>Counts an answer whose group is set.</summary>
    /// <param name="kind">What the question measures.</param>
    /// <param name="question">The question.</param>
    /// <param name="facts">The answer.</param>
    /// <param name="key">What it is about. Null: it repeats nothing.</param>
    /// <returns>False: it has no instant where one is needed, and counts nowhere.</returns>
    public bool Observe(SurveyKind kind, string? question, in SurveyFacts facts, in AnswerKey? key)
    {
        _run.Calendar = -1;
        ScoreObserver into = _blocks.Of(kind, question);
        switch (facts.Outcome)
        {
            case SurveyOutcome.Answered when facts.Anchor is null && _run.NeedsAnchor:
                return false;
            case SurveyOutcome.Answered when key is { } repeatable:
                _ledger.Add(repeatable, kind, question, facts, _run.Group);
                break;
            case SurveyOutcome.Answered:
                into.Answer(facts.Score, facts.Category, facts.IsTop, facts.Weight, facts.Anchor);
                break;
            case SurveyOutcome.NotAnswered:
                into.NotAnswered(facts.Anchor);
                break;
            default:
                into.Exclude(facts.Reason.ToString()!, facts.Anchor);
                break;
        }

        return true;
    }

    /// <summary>All answers added so far, those that may repeat each other settled; the run can go on.</summary>
    public SurveyBlocks ToBlocks()
    {
        if (_ledger.Count == 0)
        {
            return _blocks;
        }

        SurveyBlocks all = new(_run);
        HashSet<TextHash> reopened = ReopenedKeys();
        all.Merge(_blocks);
        _ledger.Settle(_definitions.Repeats, (answer, counts) =>
        {
            _run.Group = answer.Group;
            ScoreObserver into = all.Of(answer.Kind, answer.Question);
            if (counts && reopened.Contains(answer.Key))
            {
                into.Exclude(LeftOutAsReopened, answer.Anchor);
            }
            else if (counts)
            {
                into.Answer(answer.Score, answer.Category, answer.IsTop, answer.Weight, answer.Anchor);
            }
            else
            {
                into.Superseded(answer.Anchor);
            }
        });
        return all;
    }

    /// <summary>Everything that is counted, by the name that saved states have for it.</summary>
    public IEnumerable<KeyValuePair<string, IState>> Parts() =>
    [
        new("surveys", _logState),
        new("surveys/ces", new BlockState(_blocks.Ces)),
        new(WeightsOf("ces"), new BlockState(_blocks.Ces.Weights)),
        new("surveys/csat", new BlockState(_blocks.Csat)),
        new(WeightsOf("csat"), new BlockState(_blocks.Csat.Weights)),
        new("surveys/ledger", _ledger),
        new("surveys/nps", new BlockState(_blocks.Nps)),
        new(WeightsOf("nps"), new BlockState(_blocks.Nps.Weights)),
        .. Reopened is null ? Array.Empty<KeyValuePair<string, IState>>() : [new("surveys/reopened", Reopened)],
    ];

    /// <summary>The name that saved states have for the weights of a kind of survey.</summary>
    public static string WeightsOf(string kind) => $"surveys/{kind} weights";

    /// <summary>What answers about satisfaction with reopened tickets are about, whatever the question.</summary>
    private HashSet<TextHash> ReopenedKeys()
    {
        HashSet<TextHash> keys = [];
        if (Reopened is { IsEmpty: false })
        {
            foreach (string? question in _ledger.Questions)
            {
                keys.UnionWith(Reopened.Ids.Select(AnswerKeys.OfTickets(question)));
            }
        }

        return keys;
    }
}
