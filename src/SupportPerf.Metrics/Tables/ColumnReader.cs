using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Makes a table of columns that come from outside. Not thread-safe.</summary>
internal sealed class ColumnReader
{
    private readonly TicketColumns _columns;
    private readonly Instant? _asOf;
    private readonly TicketTableBuilder _builder;
    private readonly PlainRows _plain;
    private readonly int _count;

    public ColumnReader(TicketColumns columns, Definitions definitions, Instant? asOf)
    {
        _columns = columns;
        _asOf = asOf;
        _count = columns.Created.Count;
        CheckLengths();

        // A row without a response is one that waits, not one of which nothing is known.
        Definitions read = columns.FirstResponse is null ? definitions : definitions with { ResponsesFrom = StateSource.Record };
        _builder = new TicketTableBuilder(read, definitions, asOf);
        _plain = new PlainRows(columns, definitions, asOf);
    }

    public TicketTable Read()
    {
        TicketData data = _builder.Data;
        DimensionCodes dimensions = new(data, _columns.Dimensions);
        if (_columns.Dimensions.FirstOrDefault(static column => column.Dimension.Name == SupportPolicy.Schedule) is { } schedule)
        {
            dimensions.Take(schedule, TicketTable.ScheduleName);
        }

        data.Csat = _columns.Csat is null ? null : new RatingData(SurveyKind.Csat, _columns.Csat.Scale);
        data.Nps = _columns.Nps is null ? null : new RatingData(SurveyKind.Nps, _columns.Nps.Scale);
        for (int row = 0; row < _count; row++)
        {
            if (_plain.TryRead(row, out TicketRow plain, out long latest))
            {
                data.Add(plain);
                data.Latest = Math.Max(data.Latest, latest);
            }
            else if (!_builder.AddRow(TicketAt(row)))
            {
                continue;
            }

            dimensions.Add(row);
            AddRating(data.Csat, _columns.Csat, _columns.CsatAt, nameof(TicketColumns.CsatAt), row);
            AddRating(data.Nps, _columns.Nps, _columns.NpsAt, nameof(TicketColumns.NpsAt), row);
        }

        return _builder.Build();
    }

    private void AddRating(RatingData? data, ScoreColumn? scores, InstantColumn? times, string name, int row)
    {
        if (data is null || scores is null)
        {
            return;
        }

        // As of then an answer after it had not been given.
        Instant? time = times?.At(row, name);
        sbyte score = scores.At(row) is { } given && !(time > _asOf) ? given : RatingData.None;
        if (score != RatingData.None && time is { } at)
        {
            long nanoseconds = Nanoseconds.Of(at);
            if (!InstantStore.Holds(nanoseconds) || nanoseconds == 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"{name}, row {row}: {at} lies outside the years 1970 to 2106. Is its unit right?"));
            }

            _builder.Data.Latest = Math.Max(_builder.Data.Latest, nanoseconds);
            _builder.Data.Note(nanoseconds);
            data.Add(score, nanoseconds);
        }
        else
        {
            data.Add(score, 0);
        }
    }

    private Ticket TicketAt(int row) => new()
    {
        Id = FormattableString.Invariant($"row {row}"),
        CreatedAt = _columns.Created.At(row, nameof(TicketColumns.Created))
            ?? throw new ArgumentException(FormattableString.Invariant($"{nameof(TicketColumns.Created)}, row {row}: it is null; every ticket has a creation.")),
        FirstResponseAt = _columns.FirstResponse?.At(row, nameof(TicketColumns.FirstResponse)),
        SolvedAt = _columns.Solved?.At(row, nameof(TicketColumns.Solved)),
        ClosedAt = _columns.Closed?.At(row, nameof(TicketColumns.Closed)),
        HandleTime = _columns.HandleTimes?[row],
        Reopens = _columns.Reopens?[row],
    };

    private void CheckLengths()
    {
        Check(_columns.FirstResponse?.Count, nameof(TicketColumns.FirstResponse));
        Check(_columns.Solved?.Count, nameof(TicketColumns.Solved));
        Check(_columns.Closed?.Count, nameof(TicketColumns.Closed));
        Check(_columns.Csat?.Count, nameof(TicketColumns.Csat));
        Check(_columns.CsatAt?.Count, nameof(TicketColumns.CsatAt));
        Check(_columns.Nps?.Count, nameof(TicketColumns.Nps));
        Check(_columns.NpsAt?.Count, nameof(TicketColumns.NpsAt));
        Check(_columns.HandleTimes?.Count, nameof(TicketColumns.HandleTimes));
        Check(_columns.Reopens?.Count, nameof(TicketColumns.Reopens));
        foreach (DimensionColumn column in _columns.Dimensions)
        {
            Check(column.Count, column.Dimension.Name);
        }

        void Check(int? count, string name) => ColumnChecks.Length(count, name, _count, nameof(TicketColumns.Created));
    }
}
