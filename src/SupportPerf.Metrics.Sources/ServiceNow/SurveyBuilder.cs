using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>Makes answers of surveys: one for each question on a scale, one without a score for a survey that nobody took.</summary>
internal sealed class SurveyBuilder(ServiceNowIndex index, SourceOptions options)
{
    private static readonly Dictionary<string, string> NoDimensions = new(0);

    public IEnumerable<SurveyResponse> Build(SurveyRow survey, Ticket? ticket)
    {
        if (survey.IsCancelled)
        {
            yield break;
        }

        Instant? answered = survey.State is "complete" or null ? survey.TakenAt : null;
        SurveyResponse shared = new()
        {
            Id = survey.Id,
            Kind = SurveyKind.Csat,
            Question = survey.Name,
            SentAt = survey.SentAt,
            TicketId = ticket?.Id ?? survey.Task,
            Respondent = survey.User ?? ticket?.Requester,
            Group = Assignments.At(ticket, answered, e => e.Group) ?? ticket?.Group,
            Agent = Assignments.At(ticket, answered, e => e.Agent) ?? ticket?.Agent,
            Channel = ticket?.Channel,
            Priority = ticket?.Priority,
            Source = TicketBuilder.SourceName,
            Dimensions = ticket?.Dimensions ?? NoDimensions,
        };
        bool hasScore = false;
        foreach (AnswerRow answer in answered is null ? [] : index.AnswersTo(survey.Id))
        {
            SurveyMetric? question = answer.Metric is null ? null : index.Questions.GetValueOrDefault(answer.Metric);
            if (question is { IsScale: false } || answer.Value is not { } value || value != decimal.Truncate(value) || Math.Abs(value) > 1_000)
            {
                continue;
            }

            hasScore = true;
            SurveyScale? scale = question is { Min: { } min, Max: { } max } && max > min ? new(min, max) : options.SurveyScale;
            string? name = question?.Name ?? answer.Question ?? answer.Metric;
            yield return shared with
            {
                Id = answer.Id,
                Kind = scale == SurveyScale.ZeroToTen && IsPromoterQuestion(name, survey.Name) ? SurveyKind.Nps : SurveyKind.Csat,
                Question = name ?? survey.Name,
                Score = (int)value,
                Scale = scale,
                AnsweredAt = answered,
            };
        }

        if (!hasScore)
        {
            yield return shared with { AnsweredAt = answered };
        }
    }

    /// <summary>A scale from 0 to 10 alone is not enough: satisfaction is asked on it too.</summary>
    private static bool IsPromoterQuestion(params string?[] names) => names.Any(name => name is not null
        && (name.Contains("NPS", StringComparison.OrdinalIgnoreCase) || name.Contains("promoter", StringComparison.OrdinalIgnoreCase) || name.Contains("recommend", StringComparison.OrdinalIgnoreCase)));
}
