using System.Globalization;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Reports;

/// <summary>Answers to surveys, and invitations that were not answered. Whether an answer was replaced by a later one takes all of them, so it is not told.</summary>
internal sealed class SurveySheet : FactSheet
{
    private readonly SurveyReader _reader;
    private readonly FactColumn[] _columns;
    private SurveyResponse _response = null!;
    private SurveyFacts _facts;

    public SurveySheet(SurveyReader reader)
    {
        _reader = reader;
        _columns =
        [
            new("survey", FactKind.Text, () => EnumNames<SurveyKind>.Of(_response.Kind)),
            new("question", FactKind.Text, () => _response.Question),
            new("survey_state", FactKind.Text, () => _facts.Outcome == SurveyOutcome.Excluded ? _facts.Reason.ToString() : EnumNames<SurveyOutcome>.Of(_facts.Outcome)),
            new("score", FactKind.Number, () => Text(_facts.Score)),
            new("sentiment", FactKind.Text, () => _facts.Outcome == SurveyOutcome.Answered ? EnumNames<Sentiment>.Of((Sentiment)_facts.Category) : null),
            new("weight", FactKind.Number, () => _response.Weight?.ToString(CultureInfo.InvariantCulture)),
            new("ticket_id", FactKind.Text, () => _response.TicketId),
        ];
    }

    public override string Record => "survey";

    public override IReadOnlyList<FactColumn> Columns => _columns;

    public void Read(SurveyResponse response)
    {
        _response = response;
        _facts = _reader.Read(response);
        Id = response.Id;
        At = _facts.Anchor is { } anchor ? Nanoseconds.ToInstant(anchor) : null;
        LeftOut = _facts.Outcome == SurveyOutcome.Excluded ? _facts.Reason.ToString() : null;
    }

    public override string? ValueOf(Dimension dimension) => RecordDimensions.Of(_response, dimension);
}
