namespace SupportPerf.Metrics.Tables;

/// <summary>Answers to surveys as columns, one row an answer or an unanswered invitation, in any order: what <see cref="SurveyTable.FromColumns"/> makes a table of.</summary>
/// <remarks>All columns are of one length. A column that is not given is not known. It holds what it was given, not a copy.</remarks>
public sealed record SurveyColumns
{
    /// <summary>What the questions measure, of every row.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>The scores, on a scale of all rows; a row without one was not answered, or only its sentiment is known.</summary>
    public required ScoreColumn Scores { get; init; }

    /// <summary>When each was answered. Null, or a row without one: not known, or not answered.</summary>
    public InstantColumn? AnsweredAt { get; init; }

    /// <summary>When each survey was sent. Null, or a row without one: not known.</summary>
    public InstantColumn? SentAt { get; init; }

    /// <summary>The categories; they decide before the scores do. Null, or a row without one: the score decides.</summary>
    public IReadOnlyList<Sentiment?>? Sentiments { get; init; }

    /// <summary>The names of the questions, the variants of their rows. Null, or a row without one: the only one.</summary>
    public IReadOnlyList<string?>? Questions { get; init; }

    /// <summary>The survey weights. Null, or a row without one: 1.</summary>
    public IReadOnlyList<decimal?>? Weights { get; init; }

    /// <summary>The tickets that they are about. Null, or a row without one: none.</summary>
    public IReadOnlyList<string?>? TicketIds { get; init; }

    /// <summary>The persons asked. Null, or a row without one: not known.</summary>
    public IReadOnlyList<string?>? Respondents { get; init; }

    /// <summary>The source's ids, which data issues name. Null: the number of the row, from 0, as in <c>row 7</c>.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The dimensions.</summary>
    public IReadOnlyList<DimensionColumn> Dimensions { get; init; } = [];
}
