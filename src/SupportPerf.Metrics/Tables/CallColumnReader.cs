namespace SupportPerf.Metrics.Tables;

/// <summary>Makes a call table of columns that come from outside. Not thread-safe.</summary>
internal sealed class CallColumnReader
{
    private readonly CallColumns _columns;
    private readonly CallTableBuilder _builder;
    private readonly DimensionColumn? _agents;
    private readonly int _count;

    public CallColumnReader(CallColumns columns, CallTableBuilder builder)
    {
        _columns = columns;
        _builder = builder;
        _agents = columns.Dimensions.FirstOrDefault(static column => column.Dimension.Equals(Dimension.Agent));
        _count = columns.Offered.Count;
        CheckLengths();
    }

    public CallTable Read()
    {
        DimensionCodes dimensions = new(_builder.Data, _columns.Dimensions);
        for (int row = 0; row < _count; row++)
        {
            if (_builder.AddRow(CallAt(row)))
            {
                dimensions.Add(row);
            }
        }

        return _builder.Build();
    }

    private Call CallAt(int row) => new()
    {
        Id = FormattableString.Invariant($"row {row}"),
        OfferedAt = _columns.Offered.At(row, nameof(CallColumns.Offered))
            ?? throw new ArgumentException(FormattableString.Invariant($"{nameof(CallColumns.Offered)}, row {row}: it is null; every call has an offer.")),
        Outcome = _columns.Outcomes[row],
        EndedAt = _columns.Ended?.At(row, nameof(CallColumns.Ended)),
        Queued = _columns.Queued?[row],
        QueueTime = _columns.QueueTimes?.At(row, nameof(CallColumns.QueueTimes)),
        TalkTime = _columns.TalkTimes?.At(row, nameof(CallColumns.TalkTimes)),
        HoldTime = _columns.HoldTimes?.At(row, nameof(CallColumns.HoldTimes)),
        WrapTime = _columns.WrapTimes?.At(row, nameof(CallColumns.WrapTimes)),
        DialTime = _columns.DialTimes?.At(row, nameof(CallColumns.DialTimes)),
        Concurrency = _columns.Concurrencies?[row],
        Agent = _agents?.At(row),
    };

    private void CheckLengths()
    {
        Check(_columns.Outcomes.Count, nameof(CallColumns.Outcomes));
        Check(_columns.Ended?.Count, nameof(CallColumns.Ended));
        Check(_columns.Queued?.Count, nameof(CallColumns.Queued));
        Check(_columns.QueueTimes?.Count, nameof(CallColumns.QueueTimes));
        Check(_columns.TalkTimes?.Count, nameof(CallColumns.TalkTimes));
        Check(_columns.HoldTimes?.Count, nameof(CallColumns.HoldTimes));
        Check(_columns.WrapTimes?.Count, nameof(CallColumns.WrapTimes));
        Check(_columns.DialTimes?.Count, nameof(CallColumns.DialTimes));
        Check(_columns.Concurrencies?.Count, nameof(CallColumns.Concurrencies));
        foreach (DimensionColumn column in _columns.Dimensions)
        {
            Check(column.Count, column.Dimension.Name);
        }

        void Check(int? count, string name) => ColumnChecks.Length(count, name, _count, nameof(CallColumns.Offered));
    }
}
