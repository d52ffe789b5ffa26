using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <content>Durations to the nanosecond, where some instant is finer than a second.</content>
internal sealed partial class ClockPart
{
    private void PlaceFine(int thread, EngineBlock block, ReadOnlySpan<int> places)
    {
        int count = block.Count;
        ReadOnlySpan<uint> created = block.Created;
        ReadOnlySpan<uint> stops = block.Seconds(_stops);
        Span<long> calendar = block.FineDurations.AsSpan(0, count);
        Span<long> business = block.FineOpenDurations.AsSpan(0, count);
        if (_showsCalendar)
        {
            for (int i = 0; i < count; i++)
            {
                calendar[i] = ((long)stops[i] - created[i]) * Nanoseconds.PerSecond;
            }

            AddRests(_data.Created, -1, block, calendar);
            AddRests(_stops, 1, block, calendar);
        }

        if (_showsBusiness)
        {
            Span<uint> open = block.OpenDurations.AsSpan(0, count);
            SecondsKernel.OpenBefore(_plan.Open, stops, block.Calendars.AsSpan(0, count), open, _plan.Vectors);
            for (int i = 0; i < count; i++)
            {
                business[i] = ((long)open[i] - block.OpenBefore[i]) * Nanoseconds.PerSecond - (block.OpenRests?[i] ?? 0);
            }

            if (_stops.IsFine)
            {
                Span<int> rests = block.OpenStopRests.AsSpan(0, count);
                block.FindOpenRests(_stops, open, rests);
                for (int i = 0; i < count; i++)
                {
                    business[i] += rests[i];
                }
            }

            if (!_plan.Open.AreAllPlain)
            {
                AskCalendars(block, places, business);
            }
        }

        Place<long>(thread, block, places, calendar, business);
    }

    private static void AddRests(InstantStore column, int sign, EngineBlock block, Span<long> durations)
    {
        if (!column.IsFine)
        {
            return;
        }

        ReadOnlySpan<int> rests = block.Rests(column);
        for (int i = 0; i < durations.Length; i++)
        {
            durations[i] += sign * rests[i];
        }
    }

    /// <summary>Open durations of calendars whose days records cannot say.</summary>
    private void AskCalendars(EngineBlock block, ReadOnlySpan<int> places, Span<long> business)
    {
        for (int i = 0; i < places.Length; i++)
        {
            int calendar = block.Calendars[i];
            if (places[i] != _plan.Cells && !_plan.Open.IsPlain[calendar] && _plan.Open.HasHours[calendar])
            {
                int row = block.RowOf(i);
                business[i] = _plan.Open.BetweenNanoseconds(calendar, _data.Created[row], _stops[row]);
            }
        }
    }
}
