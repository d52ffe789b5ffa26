using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Some tickets of a stream as columns of whole seconds, and the KPIs that they count in: a full block is looked up at once in the periods and calendars, by the kernels that
/// tables are read with, and put into the cells. Not thread-safe.
/// </summary>
internal sealed class PlainBlock
{
    private readonly Run _run;
    private readonly DurationBlock? _response;
    private readonly DurationBlock? _resolution;
    private readonly RatioBlock? _rate;
    private readonly CountBlock? _createdCount;
    private readonly CountBlock? _solvedCount;
    private readonly int _noCalendar;

    // Made with the first ticket, and larger ones with the next ones: a builder may be for one ticket only.
    private uint[] _created = [];
    private uint[] _responseStops = [];
    private uint[] _resolutionStops = [];
    private ClockCode[] _responseCodes = [];
    private ClockCode[] _resolutionCodes = [];
    private int[] _groups = [];
    private int[] _calendars = [];
    private int[] _places = [];
    private int[] _otherPlaces = [];
    private uint[] _openBefore = [];
    private uint[] _openStops = [];
    private SecondPlaces? _finder;
    private OpenSeconds? _open;
    private int _count;
    private uint _greatest;

    private PlainBlock(Run run, DurationBlock? response, DurationBlock? resolution, RatioBlock? rate, CountBlock? createdCount, CountBlock? solvedCount)
    {
        _run = run;
        _response = response;
        _resolution = resolution;
        _rate = rate;
        _createdCount = createdCount;
        _solvedCount = solvedCount;
        _noCalendar = run.Calendars.Count;
    }

    /// <summary>A block for what a run is asked for; null where that is more than it can say.</summary>
    public static PlainBlock? Of(TicketRun tickets)
    {
        DurationBlock? response = null;
        DurationBlock? resolution = null;
        RatioBlock? rate = null;
        CountBlock? created = null;
        CountBlock? solved = null;
        foreach (KeyValuePair<string, IBlock> asked in tickets.Asked())
        {
            string key = asked.Key;
            switch (asked.Value)
            {
                case DurationBlock durations when key == FirstResponseTime.Metric.Key:
                    response = durations;
                    break;
                case DurationBlock durations when key == ResolutionTime.Metric.Key:
                    resolution = durations;
                    break;
                case RatioBlock ratios when key == ResolutionRate.Metric.Key:
                    rate = ratios;
                    break;
                case CountBlock counts when key == TicketsCreated.Metric.Key:
                    created = counts;
                    break;
                case CountBlock counts when key == TicketsSolved.Metric.Key:
                    solved = counts;
                    break;
                default:
                    return null;
            }
        }

        return new PlainBlock(tickets.Run, response, resolution, rate, created, solved);
    }

    /// <summary>Adds a ticket.</summary>
    /// <param name="created">The second it was created in.</param>
    /// <param name="response">What became of the response.</param>
    /// <param name="responseStop">When, where it has a stop.</param>
    /// <param name="resolution">What became of the resolution; it is open where the ticket is.</param>
    /// <param name="end">When the ticket ended, where it did.</param>
    /// <param name="group">Its group.</param>
    /// <param name="calendar">Its calendar; -1: none.</param>
    public void Add(uint created, ClockCode response, uint responseStop, ClockCode resolution, uint end, int group, int calendar)
    {
        int row = _count;
        if (row == _created.Length)
        {
            row = MakeRoom();
        }

        _count = row + 1;
        _created[row] = created;
        _responseCodes[row] = response;
        _responseStops[row] = responseStop;
        _resolutionCodes[row] = resolution;
        _resolutionStops[row] = end;
        _groups[row] = group;
        _calendars[row] = calendar < 0 ? _noCalendar : calendar;
        _greatest = Math.Max(_greatest, Math.Max(responseStop, end));
    }

    /// <summary>Runs what the block holds.</summary>
    public void Flush()
    {
        if (_count == 0)
        {
            return;
        }

        ReadOnlySpan<uint> created = _created.AsSpan(0, _count);
        uint least = uint.MaxValue;
        foreach (uint second in created)
        {
            least = Math.Min(least, second);
        }

        bool isWrittenOut = _run.Seconds.Covers(least, _greatest, _count);
        _finder!.Find(created, _groups.AsSpan(0, _count), _places, isWrittenOut);
        _open = isWrittenOut && (_response is not null || _resolution is not null) ? _run.Seconds.Open : null;
        if (_open is not null)
        {
            SecondsKernel.OpenBefore(_open, created, _calendars.AsSpan(0, _count), _openBefore, SecondsKernel.HasVectors);
        }

        bool atStop = (_resolution is not null || _solvedCount is not null) && FindStopPlaces(isWrittenOut);
        RunClock(_response, _responseCodes, _responseStops);
        RunClock(_resolution, _resolutionCodes, _resolutionStops);
        RunCounts(atStop);
        _count = 0;
        _greatest = 0;
    }

    /// <summary>The places of the ends, where any KPI asks for them.</summary>
    private bool FindStopPlaces(bool isWrittenOut)
    {
        bool asked = _solvedCount is not null;
        for (int i = 0; i < _count && !asked; i++)
        {
            asked = (_resolutionCodes[i] & ClockCode.AtStop) != 0;
        }

        if (asked)
        {
            _finder!.Find(_resolutionStops.AsSpan(0, _count), _groups.AsSpan(0, _count), _otherPlaces, isWrittenOut);
        }

        return asked;
    }

    private void RunClock(DurationBlock? block, ClockCode[] codes, uint[] stops)
    {
        if (block is null)
        {
            return;
        }

        OpenSeconds? open = _open;
        if (open is not null)
        {
            SecondsKernel.OpenBefore(open, stops.AsSpan(0, _count), _calendars.AsSpan(0, _count), _openStops, SecondsKernel.HasVectors);
        }

        CellMap<DurationCell> cells = block.Cells;
        for (int i = 0; i < _count; i++)
        {
            ClockCode code = codes[i];
            int place = (code & ClockCode.AtStop) != 0 ? _otherPlaces[i] : _places[i];
            if (code == ClockCode.None || place < 0)
            {
                continue;
            }

            DurationCell cell = cells.At(place);
            int calendar = _calendars[i];
            switch (code & ClockCode.OutcomeMask)
            {
                case ClockCode.Completed:
                    cell.Calendar.AddSeconds(stops[i] - _created[i]);
                    if (open is not null && open.IsPlain[calendar])
                    {
                        if (open.HasHours[calendar])
                        {
                            cell.Business.AddSeconds(unchecked(_openStops[i] - _openBefore[i]));
                        }
                    }
                    else if (calendar != _noCalendar && !_run.Calendars[calendar].IsNeverOpen)
                    {
                        cell.Business.Add(_run.Calendars.Between(calendar, _created[i] * Nanoseconds.PerSecond, stops[i] * Nanoseconds.PerSecond));
                    }

                    break;
                case ClockCode.Open:
                    cell.AddOpen(new OpenClock(_created[i] * Nanoseconds.PerSecond, Nanoseconds.Never, calendar == _noCalendar ? -1 : calendar));
                    break;
                default:
                    cell.EndedBefore++;
                    break;
            }
        }
    }

    private void RunCounts(bool atStop)
    {
        for (int i = 0; i < _count; i++)
        {
            bool isEnded = (_resolutionCodes[i] & ClockCode.OutcomeMask) != ClockCode.Open;
            if (_places[i] >= 0)
            {
                if (_rate is not null)
                {
                    RatioCell cell = _rate.Cells.At(_places[i]);
                    cell.Denominator++;
                    cell.Numerator += isEnded ? 1 : 0;
                }

                if (_createdCount is not null)
                {
                    _createdCount.Cells.At(_places[i]).Count++;
                }
            }

            if (isEnded && atStop && _solvedCount is not null && _otherPlaces[i] >= 0)
            {
                _solvedCount.Cells.At(_otherPlaces[i]).Count++;
            }
        }
    }

    /// <summary>Makes room for a row by running the block or enlarging it.</summary>
    private int MakeRoom()
    {
        if (_count == DurationBlock.Capacity)
        {
            Flush();
            return 0;
        }

        int length = _count == 0 ? 8 : DurationBlock.Capacity;
        Array.Resize(ref _created, length);
        Array.Resize(ref _responseStops, length);
        Array.Resize(ref _resolutionStops, length);
        Array.Resize(ref _responseCodes, length);
        Array.Resize(ref _resolutionCodes, length);
        Array.Resize(ref _groups, length);
        Array.Resize(ref _calendars, length);
        (_places, _otherPlaces, _openBefore, _openStops) = (new int[length], new int[length], new uint[length], new uint[length]);
        _finder = new SecondPlaces(_run, length);
        return _count;
    }
}
