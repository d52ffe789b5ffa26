using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Rows of columns that nothing is to be decided about, under definitions that are the default ones in all that matters: what the reader of tickets would find in a ticket of the same
/// instants, without making one. Everything else is left to it.
/// </summary>
internal sealed class PlainRows
{
    private readonly TicketColumns _columns;
    private readonly bool _arePlain;
    private readonly bool _resolutionAtStop;
    private readonly long _asOf;

    public PlainRows(TicketColumns columns, Definitions definitions, Instant? asOf)
    {
        _columns = columns;
        _asOf = asOf is { } instant && Nanoseconds.InRange(instant) ? Nanoseconds.Of(instant) : Nanoseconds.Never;
        _resolutionAtStop = definitions.ResolutionAnchor == PeriodAnchor.Event;
        _arePlain = AreUsual(definitions with { Slas = Definitions.Default.Slas }) && (columns.FirstResponse is not null || definitions.ResponsesFrom == Definitions.Default.ResponsesFrom);
    }

    /// <summary>Whether definitions are the default ones in all that matters for rows and tickets without a history.</summary>
    public static bool AreUsual(Definitions definitions)
    {
        Definitions usual = Definitions.Default;
        Definitions compared = definitions with { ResponsesFrom = usual.ResponsesFrom, ResolutionAnchor = usual.ResolutionAnchor, Surveys = usual.Surveys };
        return definitions.ResolutionAnchor is PeriodAnchor.Event or PeriodAnchor.Created && (compared == usual || StateLayout.Of(compared) == StateLayout.Of(usual));
    }

    /// <summary>Reads a row; false: it is not plain.</summary>
    public bool TryRead(int row, out TicketRow plain, out long latest)
    {
        plain = default;
        latest = 0;
        if (!_arePlain || !_columns.Created.TryGet(row, nameof(TicketColumns.Created), out long created) || !Fits(created, ref latest, 0))
        {
            return false;
        }

        bool isAnswered = TryGet(_columns.FirstResponse, nameof(TicketColumns.FirstResponse), row, out long response);
        bool isSolved = TryGet(_columns.Solved, nameof(TicketColumns.Solved), row, out long solved);
        bool isClosed = TryGet(_columns.Closed, nameof(TicketColumns.Closed), row, out long closed);
        Duration? handled = _columns.HandleTimes?[row];
        int? reopens = _columns.Reopens?[row];
        if ((isAnswered && !Fits(response, ref latest, created))
            || (isSolved && !Fits(solved, ref latest, created))
            || (isClosed && !Fits(closed, ref latest, created))
            || handled < Duration.Zero
            || handled?.TotalDays > TicketReader.MostHandleDays
            || reopens < 0)
        {
            return false;
        }

        bool isEnded = isSolved || isClosed;
        long end = isSolved ? solved : closed;
        if (isEnded && isAnswered && end == created && response == created)
        {
            // A life in one instant, which is reported.
            return false;
        }

        plain.Created = created;
        if (_columns.FirstResponse is not null)
        {
            plain.Response = isAnswered ? ClockCode.Completed : isEnded ? ClockCode.EndedBefore : ClockCode.Open;
            plain.ResponseStop = isAnswered ? response : isEnded ? end : 0;
        }

        plain.Resolution = isSolved ? ClockCode.Completed : isEnded ? ClockCode.EndedBefore : ClockCode.Open;
        plain.Flags = RowFlags.HasRate;
        if (isEnded)
        {
            plain.ResolutionStop = end;
            plain.Solved = end;
            plain.Resolution |= _resolutionAtStop && end != created ? ClockCode.AtStop : ClockCode.None;
            plain.Flags |= RowFlags.IsResolved | RowFlags.IsSolved | RowFlags.SolvedAtResolution | (handled is null ? RowFlags.None : RowFlags.HandledAtSolve);
        }

        if (isClosed && closed == end)
        {
            plain.Flags |= RowFlags.ClosedAtSolve;
        }
        else if (isClosed)
        {
            plain.Closed = closed;
        }

        plain.HandleTime = handled is { } time ? (long)time.TotalNanoseconds : null;
        plain.Reopens = reopens;
        return true;
    }

    private static bool TryGet(InstantColumn? column, string name, int row, out long instant)
    {
        instant = 0;
        return column is not null && column.TryGet(row, name, out instant);
    }

    /// <summary>Whether an instant has nothing to be said about: it is in a row's range, not before another and not after the as-of instant.</summary>
    private bool Fits(long instant, ref long latest, long from)
    {
        latest = Math.Max(latest, instant);
        return instant >= from && instant <= _asOf && InstantStore.Holds(instant);
    }
}
