using NodaTime;
using NodaTime.TimeZones;

namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// The open instants of a definition, by wall-clock membership: an instant is open if and only if its local reading lies in an interval
/// in force. For each stretch of time with one offset, the local intervals minus that offset are cut to it: gaps count
/// nothing, repeated hours twice, and no rule for missing or ambiguous local times is needed.
/// </summary>
internal sealed class DefinedOpenSet : OpenSet
{
    private const int SecondsPerDay = LocalSpan.SecondsPerDay;

    /// <summary>No offset of any zone is larger; in seconds.</summary>
    private const int LargestOffset = 18 * 3600;

    /// <summary>From here on every zone of the tz database follows yearly rules (Morocco's list of Ramadans ends in 2087).</summary>
    private static readonly long YearlyRulesOnly = CivilDays.From(2101, 1, 1);

    private readonly CalendarDefinition _definition;
    private readonly DayKinds _kinds;

    public DefinedOpenSet(CalendarDefinition definition)
    {
        _definition = definition;
        _kinds = new DayKinds(definition);
        IsCertainlyNeverOpen = _kinds.NothingOpens;
        IsCertainlyAlwaysOpen = _kinds.EverythingOpen;
        DateTimeZone zone = definition.Zone;
        long first = _kinds.FirstIrregularDay;
        long last = _kinds.LastIrregularDay;
        if (zone.MinOffset != zone.MaxOffset)
        {
            ZoneInterval earliest = zone.GetZoneInterval(Instant.MinValue);
            first = Math.Min(first, CivilDays.FloorDivide(earliest.End.ToUnixTimeSeconds(), SecondsPerDay));
            last = Math.Max(last, YearlyRulesOnly);
        }

        // Two days of slack: local days begin up to 18 hours from UTC's, and an overnight stretch reaches into the next.
        FirstIrregularDay = first - 2;
        LastIrregularDay = last + 2;
        Phase = -zone.GetZoneInterval(Instant.FromUtc(2025, 1, 1, 0, 0)).StandardOffset.Seconds;
    }

    public override int Phase { get; }

    public override long FirstIrregularDay { get; }

    public override long LastIrregularDay { get; }

    public override bool IsCertainlyNeverOpen { get; }

    public override bool IsCertainlyAlwaysOpen { get; }

    public override int[] WriteOut(long firstBucket, int count, int phase, DayPatterns patterns)
    {
        long start = (firstBucket * SecondsPerDay) + phase;
        long end = start + ((long)count * SecondsPerDay);
        long firstDay = CivilDays.FloorDivide(start - LargestOffset, SecondsPerDay) - 1;
        long lastDay = CivilDays.FloorDivide(end + LargestOffset, SecondsPerDay) + 1;
        int[] kinds = _kinds.Of(firstDay, (int)(lastDay - firstDay + 1));

        var result = new int[count];
        var known = new Dictionary<(int, int, int, int), int>();
        DateTimeZone zone = _definition.Zone;
        ZoneInterval interval = zone.GetZoneInterval(Moment.Nearest(start));
        long intervalEnd = EndOf(interval);
        int runStart = 0;
        for (int i = 0; i < count;)
        {
            long bucketStart = start + ((long)i * SecondsPerDay);
            if (bucketStart + SecondsPerDay > intervalEnd)
            {
                // The offset changes within this bucket: cut it by hand.
                List<long> bounds = [];
                long from = bucketStart;
                while (true)
                {
                    long to = Math.Min(bucketStart + SecondsPerDay, intervalEnd);
                    AppendOpen(from, to, interval.WallOffset.Seconds, bucketStart, firstDay, kinds, bounds);
                    if (intervalEnd > bucketStart + SecondsPerDay)
                    {
                        break;
                    }

                    from = intervalEnd;
                    interval = zone.GetZoneInterval(interval.End);
                    intervalEnd = EndOf(interval);
                }

                result[i++] = patterns.Add(bounds);
                runStart = i;
                continue;
            }

            int offset = interval.WallOffset.Seconds;
            long localDay = CivilDays.FloorDivide(bucketStart + offset, SecondsPerDay);
            int lead = (int)(bucketStart + offset - (localDay * SecondsPerDay));
            int k = (int)(localDay - firstDay);
            int before = kinds[k - 1];
            int on = kinds[k];
            int after = kinds[k + 1];
            if (i - runStart >= 7 && kinds[k - 8] == before && kinds[k - 7] == on && kinds[k - 6] == after)
            {
                result[i] = result[i - 7]; // An ordinary day is as it was a week ago.
            }
            else if (known.TryGetValue((lead, before, on, after), out int pattern))
            {
                result[i] = pattern;
            }
            else
            {
                List<long> bounds = [];
                AppendOpen(bucketStart, bucketStart + SecondsPerDay, offset, bucketStart, firstDay, kinds, bounds);
                pattern = patterns.Add(bounds);
                known.Add((lead, before, on, after), pattern);
                result[i] = pattern;
            }

            i++;
        }

        return result;
    }

    public override string Describe(LocalDate date) => $"{_definition.Zone.Id} ({DayRuling.Of(_definition, date).Reason})";

    private static long EndOf(ZoneInterval interval) => interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue;

    /// <summary>Appends the open stretches of [from, to), all at one offset, as nanoseconds from the start of the bucket.</summary>
    private void AppendOpen(long from, long to, int offset, long bucketStart, long firstDay, int[] kinds, List<long> into)
    {
        long localFrom = from + offset;
        long localTo = to + offset;
        List<long> open = [];
        List<long> broken = [];
        long lastDay = CivilDays.FloorDivide(localTo - 1, SecondsPerDay);
        for (long day = CivilDays.FloorDivide(localFrom, SecondsPerDay) - 1; day <= lastDay; day++)
        {
            DayKind kind = _kinds[kinds[day - firstDay]];
            AddClipped(kind.Open, day * SecondsPerDay, localFrom, localTo, open);
            AddClipped(kind.Breaks, day * SecondsPerDay, localFrom, localTo, broken);
        }

        List<long> left = open;
        if (broken.Count > 0)
        {
            left = [];
            Stretches.Subtract(open, broken, left);
        }

        long shift = offset + bucketStart;
        for (int i = 0; i < left.Count; i += 2)
        {
            Stretches.Append(
                into,
                (left[i] - shift) * DayPatterns.NanosecondsPerSecond,
                (left[i + 1] - shift) * DayPatterns.NanosecondsPerSecond);
        }
    }

    private static void AddClipped(LocalSpan[] spans, long midnight, long from, long to, List<long> into)
    {
        // Spans come sorted, but a tail of the day before may reach past this day's first opening: union, not append.
        foreach (LocalSpan span in spans)
        {
            long start = Math.Max(midnight + span.Start, from);
            long end = Math.Min(midnight + span.End, to);
            if (start >= end)
            {
                continue;
            }

            if (into.Count == 0 || start >= into[into.Count - 2])
            {
                Stretches.Append(into, start, end);
            }
            else
            {
                List<long> merged = [];
                Stretches.Union(into, [start, end], merged);
                into.Clear();
                into.AddRange(merged);
            }
        }
    }
}
