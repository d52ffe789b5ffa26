namespace SupportPerf.Metrics.Tables;

/// <summary>Makes a survey table of columns that come from outside. Not thread-safe.</summary>
internal sealed class SurveyColumnReader
{
    private readonly SurveyColumns _columns;
    private readonly SurveyTableBuilder _builder;
    private readonly int _count;

    public SurveyColumnReader(SurveyColumns columns, SurveyTableBuilder builder)
    {
        _columns = columns;
        _builder = builder;
        _count = columns.Scores.Count;
        CheckLengths();
    }

    public SurveyTable Read()
    {
        DimensionCodes dimensions = new(_builder.Data, _columns.Dimensions);
        for (int row = 0; row < _count; row++)
        {
            if (_builder.AddRow(ResponseAt(row)))
            {
                dimensions.Add(row);
            }
        }

        return _builder.Build();
    }

    private SurveyResponse ResponseAt(int row) => new()
    {
        Id = _columns.Ids?[row] ?? FormattableString.Invariant($"row {row}"),
        Kind = _columns.Kind,
        Question = _columns.Questions?[row],
        Score = _columns.Scores.At(row),
        Sentiment = _columns.Sentiments?[row],
        Scale = _columns.Scores.Scale,
        Weight = _columns.Weights?[row],
        SentAt = _columns.SentAt?.At(row, nameof(SurveyColumns.SentAt)),
        AnsweredAt = _columns.AnsweredAt?.At(row, nameof(SurveyColumns.AnsweredAt)),
        TicketId = _columns.TicketIds?[row],
        Respondent = _columns.Respondents?[row],
    };

    private void CheckLengths()
    {
        Check(_columns.AnsweredAt?.Count, nameof(SurveyColumns.AnsweredAt));
        Check(_columns.SentAt?.Count, nameof(SurveyColumns.SentAt));
        Check(_columns.Sentiments?.Count, nameof(SurveyColumns.Sentiments));
        Check(_columns.Questions?.Count, nameof(SurveyColumns.Questions));
        Check(_columns.Weights?.Count, nameof(SurveyColumns.Weights));
        Check(_columns.TicketIds?.Count, nameof(SurveyColumns.TicketIds));
        Check(_columns.Respondents?.Count, nameof(SurveyColumns.Respondents));
        Check(_columns.Ids?.Count, nameof(SurveyColumns.Ids));
        foreach (DimensionColumn column in _columns.Dimensions)
        {
            Check(column.Count, column.Dimension.Name);
        }

        void Check(int? count, string name) => ColumnChecks.Length(count, name, _count, nameof(SurveyColumns.Scores));
    }
}
