using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Reports;

/// <summary>Explains calls, answers to surveys and quality reviews.</summary>
internal static class ContactExplainer
{
    public static RecordExplanation Explain(Call call, ReportOptions options)
    {
        List<DataIssue> issues = [];
        List<ExplainedFigure> figures = [];
        CallFacts? facts = new CallReader(options.AsOf, issues.Add).Read(call, new CallFacts());
        if (facts is not null)
        {
            RecordedDurations durations = new(new RecordCalendar(CalendarSet.None));
            foreach (CallDuration duration in MeasureCatalog.CallDurations(options.Definitions))
            {
                durations.Clear();
                duration.Observe(facts, durations);
                figures.AddRange(durations.Observations.Select(observed => new ExplainedFigure
                {
                    Metric = duration.Key,
                    Variant = duration.Variant,
                    Outcome = observed.Outcome == ClockOutcome.Excluded ? "left_out" : EnumNames<ClockOutcome>.Of(observed.Outcome),
                    Reason = observed.Reason,
                    Anchor = InstantOf(observed.Anchor),
                    CalendarTime = observed.CalendarTime is { } time ? Nanoseconds.ToDuration(time) : null,
                }));
            }

            RecordedRatio verdicts = new(new RecordCalendar(CalendarSet.None));
            foreach (CallRatio ratio in MeasureCatalog.CallRatios(options.Definitions))
            {
                verdicts.Clear();
                ratio.Observe(facts, verdicts);
                figures.AddRange(verdicts.Verdicts.Select(verdict => new ExplainedFigure
                {
                    Metric = ratio.Key,
                    Variant = ratio.Variant,
                    Outcome = verdict.Met is { } met ? met ? "yes" : "no" : "left_out",
                    Reason = verdict.Met is null ? verdict.Reason : null,
                    Anchor = InstantOf(verdict.Anchor),
                }));
            }

            foreach (CallCount metric in MeasureCatalog.CallCounts)
            {
                RecordedCount count = new();
                metric.Observe(facts, count);
                figures.AddRange(count.Anchors.Select(anchor => new ExplainedFigure { Metric = metric.Key, Outcome = "counted", Value = 1, Anchor = InstantOf(anchor) }));
            }
        }

        List<KeyValuePair<Instant, string>> history = [new(call.OfferedAt, $"offered, {EnumNames<CallOutcome>.Of(call.Outcome)}")];
        Happened(history, call.AnsweredAt, "answered");
        Happened(history, call.EndedAt, "ended");
        return Explanation("call", call.Id, options, facts is null ? issues[issues.Count - 1].Kind.ToString() : null, history, figures, issues);
    }

    public static RecordExplanation Explain(SurveyResponse response, ReportOptions options)
    {
        List<DataIssue> issues = [];
        SurveyFacts facts = new SurveyReader(options.Definitions.Surveys, options.AsOf, issues.Add).Read(response);
        string? reason = facts.Outcome == SurveyOutcome.Excluded ? facts.Reason.ToString() : null;
        ExplainedFigure figure = new()
        {
            Metric = EnumNames<SurveyKind>.Of(response.Kind),
            Variant = response.Question,
            Outcome = facts.Outcome switch
            {
                SurveyOutcome.Answered => EnumNames<Sentiment>.Of((Sentiment)facts.Category),
                SurveyOutcome.NotAnswered => "not_answered",
                _ => "left_out",
            },
            Reason = reason,
            Anchor = InstantOf(facts.Anchor),
            Value = facts.Score,
        };
        List<KeyValuePair<Instant, string>> history = [];
        Happened(history, response.SentAt, "sent");
        Happened(history, response.AnsweredAt, "answered");
        return Explanation("survey", response.Id, options, reason, history, [figure], issues);
    }

    public static RecordExplanation Explain(QaReview review, ReportOptions options)
    {
        List<DataIssue> issues = [];
        QaFacts facts = new QaReader(options.Definitions.Reviews, options.AsOf, issues.Add).Read(review);
        bool isScored = facts.Outcome == QaOutcome.Scored;
        string? reason = isScored ? null : facts.Outcome == QaOutcome.Excluded ? facts.Reason.ToString() : nameof(QaOutcome.NothingRated);
        ExplainedFigure figure = new()
        {
            Metric = QaScore.Key,
            Variant = review.Scorecard,
            Outcome = isScored ? facts.IsFailed ? "critical_failure" : "counted" : "left_out",
            Reason = reason,
            Anchor = InstantOf(facts.Anchor),
            Value = isScored ? (double)facts.Score / QaReader.ScoreUnit : null,
        };
        List<KeyValuePair<Instant, string>> history = [];
        Happened(history, review.ReviewedAt, "reviewed");
        return Explanation("review", review.Id, options, reason, history, [figure], issues);
    }

    private static Instant? InstantOf(long? nanoseconds) => nanoseconds is { } value ? Nanoseconds.ToInstant(value) : null;

    private static void Happened(List<KeyValuePair<Instant, string>> history, Instant? instant, string words)
    {
        if (instant is { } at)
        {
            history.Add(new(at, words));
        }
    }

    private static RecordExplanation Explanation(
        string record,
        string id,
        ReportOptions options,
        string? leftOut,
        List<KeyValuePair<Instant, string>> history,
        List<ExplainedFigure> figures,
        List<DataIssue> issues) => new()
        {
            Record = record,
            Id = id,
            LeftOut = leftOut,
            AsOf = options.AsOf,
            DefinitionId = options.Definitions.Id,
            History = history,
            Figures = figures,
            Issues = issues,
        };
}
