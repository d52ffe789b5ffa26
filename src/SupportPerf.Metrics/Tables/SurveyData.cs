using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>The columns of a survey table.</summary>
internal sealed class SurveyData(Definitions definitions, Instant? asOf) : TableData(definitions, asOf)
{
    private const long NoWeight = -1;

    private readonly Dictionary<SurveyAnswer, int> _codes = [];
    private readonly List<SurveyAnswer> _answers = [];
    private readonly CodeColumn _rows = new();
    private readonly OptionalColumn _anchors = new();

    // Where the sending decides the period, repetitions are still told by the answers' own instants.
    private readonly OptionalColumn? _answeredAt = definitions.Surveys.Anchor == SurveyAnchor.Answered ? null : new();
    private readonly Dictionary<int, string> _idsWithoutAnchor = [];
    private Column<long>? _weights;
    private List<(int Row, AnswerKey Key)> _repeatable = [];

    public override int Count => _rows.Count;

    /// <summary>The answers that another answer of the table may repeat, in the order of the rows.</summary>
    public IReadOnlyList<(int Row, AnswerKey Key)> Repeatable => _repeatable;

    protected override long OwnBytes => _rows.Bytes + _anchors.Bytes + (_answeredAt?.Bytes ?? 0) + (8L * (_weights?.Capacity ?? 0)) + (40L * _repeatable.Capacity);

    /// <summary>Appends a row and the codes of its dimensions, which are set apart.</summary>
    public void Add(SurveyResponse response, in SurveyFacts facts, in AnswerKey? key)
    {
        int row = Count;
        SurveyAnswer answer = new(response.Kind, response.Question, facts.Outcome, facts.Score, facts.Category, facts.IsTop, facts.Reason);
        if (!_codes.TryGetValue(answer, out int code))
        {
            code = _answers.Count;
            _answers.Add(answer);
            _codes.Add(answer, code);
        }

        _anchors.Add(facts.Anchor);
        _answeredAt?.Add(facts.AnsweredAt);
        if (facts.Weight is { } weight)
        {
            _weights ??= new(NoWeight);
            _weights.Pad(row);
            _weights.Add(weight);
        }
        else
        {
            _weights?.Add(NoWeight);
        }

        if (key is { } repeatable)
        {
            _repeatable.Add((row, repeatable));
        }

        if (facts is { Outcome: SurveyOutcome.Answered, Anchor: null })
        {
            _idsWithoutAnchor.Add(row, response.Id);
        }

        _rows.Add(code);
    }

    /// <summary>What the answer of a row says.</summary>
    public SurveyAnswer AnswerAt(int row) => _answers[_rows[row]];

    /// <summary>The facts of the answer of a row.</summary>
    public SurveyFacts FactsAt(int row, in SurveyAnswer answer)
    {
        long? anchor = _anchors[row];
        long? weight = _weights is null || _weights[row] == NoWeight ? null : _weights[row];
        return new SurveyFacts(answer.Outcome, answer.Score, answer.Category, answer.IsTop, weight, anchor, answer.Reason, _answeredAt is null ? anchor : _answeredAt[row]);
    }

    /// <summary>The id of an answer that has no instant to be counted by.</summary>
    public string IdAt(int row) => _idsWithoutAnchor[row];

    protected override void TrimOwn()
    {
        _rows.Trim();
        _anchors.Trim();
        _answeredAt?.Trim();
        _weights?.Trim();
        HashSet<TextHash> seen = [];
        HashSet<TextHash> repeated = [];
        foreach ((_, AnswerKey key) in _repeatable)
        {
            if (!seen.Add(key.Key))
            {
                repeated.Add(key.Key);
            }
        }

        // What nothing repeats in the whole table, nothing repeats in a part of it.
        _repeatable = _repeatable.FindAll(entry => repeated.Contains(entry.Key.Key));
        _repeatable.TrimExcess();
    }
}
