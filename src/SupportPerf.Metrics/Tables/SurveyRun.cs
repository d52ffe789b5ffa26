using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>Runs every KPI of surveys over a stream of answers. Not thread-safe.</summary>
internal sealed class SurveyRun
{
    private readonly Run _run;
    private readonly SurveyReader _reader;

    public SurveyRun(Run run, SurveyReader reader)
    {
        _run = run;
        _reader = reader;
        Csat = new ScoreBlock(run);
        Nps = new ScoreBlock(run);
        Ces = new ScoreBlock(run);
    }

    public ScoreBlock Csat { get; }

    public ScoreBlock Nps { get; }

    public ScoreBlock Ces { get; }

    /// <summary>How many answers and unanswered invitations counted.</summary>
    public long Records { get; private set; }

    public long Latest => _reader.Latest;

    public void Add(SurveyResponse response)
    {
        SurveyFacts facts = _reader.Read(response);
        Records++;
        _run.Group = _run.Window.Grouping.Of(response, RecordDimensions.Of);
        _run.Calendar = -1;
        ScoreObserver into = response.Kind switch
        {
            SurveyKind.Nps => Nps,
            SurveyKind.Ces => Ces,
            _ => Csat,
        };
        into = response.Question is null ? into : into.Variant(response.Question);
        switch (facts.Outcome)
        {
            case SurveyOutcome.Answered when facts.Anchor is null && _run.NeedsAnchor:
                _reader.MissesAnchor(response);
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
    }

    public void Merge(SurveyRun other, Func<int, int> importGroup)
    {
        Csat.Merge(other.Csat, importGroup);
        Nps.Merge(other.Nps, importGroup);
        Ces.Merge(other.Ces, importGroup);
        Records += other.Records;
        _reader.Saw(other._reader.Latest);
    }
}
