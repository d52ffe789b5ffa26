using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>Reads the rows of a survey table into a run. Not thread-safe.</summary>
internal sealed class SurveyScan(SurveyData data, SupportReportBuilder builder) : IRowScan
{
    private readonly SurveyRun _surveys = builder.Surveys;
    private readonly RowGroups _groups = new(data, builder.Surveys.Run.Window.Grouping);
    private int _next;

    public void Add(int row)
    {
        SurveyAnswer answer = data.AnswerAt(row);
        SurveyFacts facts = data.FactsAt(row, answer);
        _surveys.Log.Add(1);
        _surveys.Run.Group = _groups.Of(row);
        if (!_surveys.Observe(answer.Kind, answer.Question, facts, KeyAt(row)))
        {
            _surveys.Reader.MissesAnchor(data.IdAt(row));
        }
    }

    private AnswerKey? KeyAt(int row)
    {
        IReadOnlyList<(int Row, AnswerKey Key)> repeatable = data.Repeatable;
        while (_next < repeatable.Count && repeatable[_next].Row < row)
        {
            _next++;
        }

        return _next < repeatable.Count && repeatable[_next].Row == row ? repeatable[_next].Key : null;
    }
}
