using SupportPerf.Metrics.Facts;

namespace SupportPerf.Metrics.Tables;

/// <summary>What an answer says, apart from when and by whom: few different ones make up a table.</summary>
internal readonly record struct SurveyAnswer(SurveyKind Kind, string? Question, SurveyOutcome Outcome, int? Score, int Category, bool IsTop, DataIssueKind? Reason);
