using System.Text.Json;
using NodaTime.Text;

namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>Puts one recorded fact to a calendar.</summary>
internal static class ConformanceVector
{
    /// <summary>Why a fact is no question for us, or one that we answer otherwise on purpose; null when it is run.</summary>
    public static string? WhyNotRun(string source, JsonElement vector)
    {
        string verdict = Text(vector, "refVerdict") ?? "";
        if (verdict.StartsWith("differs", StringComparison.Ordinal))
        {
            return $"the recorded verdict says not to adopt it, {verdict}";
        }

        string op = Text(vector, "op")!;
        switch (op)
        {
            case "nextClose" when ((Text(vector, "expected") ?? "") + Text(vector, "at")).Contains("T23:59:59.999999", StringComparison.Ordinal):
                return "the library closes at the last microsecond of a day that is open until 24:00; we close at midnight";
            case "periodsAfter" when Text(vector, "id") == "biz-009":
                return "leaves out a period that begins in the hour which the clock skips; wall-clock membership keeps its part after the gap";
            case "resolveLocal":
                return "asks for the instant of a local time; wall-clock membership needs no resolver";
            case "onBreak" or "onHoliday":
                return "asks what the definition says, not what is open";
            case "add" or "subtract" when Text(vector, "unit") == "days":
                return "adds business days to an instant, moving its time of day; we add them to dates";
            case "addDays" or "subtractDays" when !OnBusinessTime(vector):
                return "counts from outside business hours, where the library first moves the start; we count from the date as it is";
            case "firstBusinessDay" or "previousBusinessDay" when source == "business_time":
                return "may answer with the day itself; ours are strictly after or before";
            case "businessDaysBetween" when vector.TryGetProperty("truncated", out _):
                return "counts open time in units of one day's hours, not dates";
            case "businessDaysBetween" when source == "working_hours" && Text(vector, "start")!.Length > 10:
                return "decides by the time of day whether the dates count";
            default:
                return null;
        }
    }

    /// <summary>What differs; null when the fact is matched.</summary>
    public static string? Failure(JsonElement vector)
    {
        BusinessCalendar calendar = VectorCalendar.Build(vector);
        string verdict = Text(vector, "refVerdict") ?? "";
        switch (Text(vector, "op"))
        {
            case "between":
                return Between(calendar, vector, verdict);
            case "add":
                return Moved(vector, verdict, calendar.Add);
            case "addHours":
                return Moved(vector, verdict, calendar.Add);
            case "subtract":
                return Moved(vector, verdict, calendar.Subtract);
            case "isOpen" when verdict == "end-inclusive":
                Instant closing = At(vector, "at");
                return Same(closing, calendar.PreviousClosing(closing)) ?? Same(false, calendar.IsOpen(closing));
            case "isOpen":
                return Same(vector.GetProperty("expected").GetBoolean(), calendar.IsOpen(At(vector, "at")));
            case "next":
                return Same(At(vector, "expected"), calendar.NextOpening(At(vector, "at")));
            case "previous":
                Instant at = At(vector, "at");
                // At an opening the libraries look to the left: the closing before it, not the instant itself.
                return Same(At(vector, "expected"), calendar.Subtract(at, Duration.Zero, Boundary.Earliest));
            case "nextClose":
                return Same(At(vector, "expected"), calendar.NextClosing(At(vector, "at")));
            case "nextOpenAfterClose":
                Instant from = At(vector, "at");
                return Same(At(vector, "expected"), calendar.NextOpening(calendar.IsOpen(from) ? calendar.NextClosing(from)!.Value : from));
            case "nextTransition":
                Instant now = At(vector, "at");
                return Transition(vector, calendar.IsOpen(now) ? calendar.NextClosing(now) : calendar.NextOpening(now), calendar.IsOpen(now) ? "close" : "open");
            case "previousTransition":
                Instant then = At(vector, "at");
                return Transition(vector, calendar.IsOpen(then) ? calendar.PreviousOpening(then) : calendar.PreviousClosing(then), calendar.IsOpen(then) ? "open" : "close");
            case "periodsAfter" or "periodsBefore" or "periodsOn":
                return Periods(calendar, vector);
            case "isBusinessDay":
                return Same(vector.GetProperty("expected").GetBoolean(), calendar.IsBusinessDay(DateOf(calendar, Text(vector, "at")!)));
            case "nextBusinessDay":
                return Same(DateOf(calendar, Text(vector, "expected")!), calendar.AddBusinessDays(DateOf(calendar, Text(vector, "at")!), 1));
            case "previousBusinessDay":
                return Same(DateOf(calendar, Text(vector, "expected")!), calendar.AddBusinessDays(DateOf(calendar, Text(vector, "at")!), -1));
            case "addDays" or "subtractDays":
                int days = vector.GetProperty("amountDays").GetInt32();
                LocalDate date = DateOf(calendar, Text(vector, "start")!);
                return Same(DateOf(calendar, Text(vector, "expected")!), calendar.AddBusinessDays(date, Text(vector, "op") == "addDays" ? days : -days));
            case "businessDaysBetween" or "calendarBusinessDaysBetween":
                return DaysBetween(calendar, vector);
            case { } op:
                return $"the question '{op}' is not known";
            case null:
                return "no question";
        }
    }

    private static string? Between(BusinessCalendar calendar, JsonElement vector, string verdict)
    {
        Duration open = calendar.Between(At(vector, "start"), At(vector, "end"));
        double seconds = open.TotalSeconds;
        double expected = vector.GetProperty("expectedSeconds").GetDouble();
        switch (verdict)
        {
            case "match" when !(Text(vector, "start") + Text(vector, "end")).Contains('.'):
                return Same(Duration.FromSeconds(expected), open);
            case "match" or "match-rounded":
                return Math.Abs(expected - seconds) < 1 ? null : $"expected {expected} to the second, was {seconds}";
            case "match-unsigned":
                return Same(expected, Math.Abs(seconds));
            case "match-truncated":
                double unit = Text(vector, "unit")!.TrimEnd('s') switch { "minute" => 60, "hour" => 3600, _ => 1 };
                return Same(vector.GetProperty("expectedInUnit").GetDouble(), Math.Truncate(seconds / unit));
            default:
                return $"the verdict '{verdict}' is not known";
        }
    }

    private static string? Moved(JsonElement vector, string verdict, Func<Instant, Duration, Boundary, Instant> move)
    {
        Instant start = At(vector, "start");
        Instant expected = At(vector, "expected");
        Instant earliest = move(start, Amount(vector), Boundary.Earliest);
        Instant latest = move(start, Amount(vector), Boundary.Latest);
        if (Text(vector, "start")!.Contains('.') || !Amount(vector).SubsecondNanoseconds.Equals(0))
        {
            return (expected - latest) is var off && off > -Duration.FromSeconds(1) && off < Duration.FromSeconds(1) ? null : $"expected {expected} to the second, was {latest}";
        }

        return verdict switch
        {
            "both" => Same(expected, earliest) ?? Same(expected, latest),
            "earliest" => Same(expected, earliest),
            "latest" => Same(expected, latest),
            _ => $"the verdict '{verdict}' is not known",
        };
    }

    private static Duration Amount(JsonElement vector)
    {
        if (vector.TryGetProperty("amountHours", out JsonElement hours))
        {
            return Duration.FromHours(hours.GetDouble());
        }

        if (vector.TryGetProperty("amountSeconds", out JsonElement seconds))
        {
            return Duration.FromSeconds(seconds.GetDouble());
        }

        long amount = vector.GetProperty("amount").GetInt64();
        return Text(vector, "unit") switch
        {
            "hours" => Duration.FromHours(amount),
            "minutes" => Duration.FromMinutes(amount),
            _ => Duration.FromSeconds(amount),
        };
    }

    private static string? Transition(JsonElement vector, Instant? actual, string kind)
    {
        JsonElement expected = vector.GetProperty("expected");
        return Same(expected.GetProperty("kind").GetString(), kind) ?? Same(At(expected, "at"), actual);
    }

    private static string? Periods(BusinessCalendar calendar, JsonElement vector)
    {
        List<(Instant, Instant)> expected = [.. vector.GetProperty("expected").EnumerateArray().Select(pair => (Read(pair[0].GetString()!), Read(pair[1].GetString()!)))];
        List<(Instant, Instant)> actual = [];
        if (Text(vector, "date") is { } date)
        {
            LocalDate day = LocalDatePattern.Iso.Parse(date).Value;
            Interval whole = calendar.TimeZone.AtStartOfDay(day).ToInstant() is var start ? new Interval(start, calendar.TimeZone.AtStartOfDay(day.PlusDays(1)).ToInstant()) : default;
            actual = [.. calendar.OpenIntervals(whole).Select(open => (open.Start, open.End))];
        }
        else if (Text(vector, "op") == "periodsAfter")
        {
            actual = [.. calendar.OpenIntervals(new Interval(At(vector, "at"), null)).Take(expected.Count).Select(open => (open.Start, open.End))];
        }
        else
        {
            Instant cursor = At(vector, "at");
            while (actual.Count < expected.Count && (calendar.IsOpen(cursor - Duration.Epsilon) ? cursor : calendar.PreviousClosing(cursor)) is { } end)
            {
                Instant begin = calendar.PreviousOpening(end - Duration.Epsilon)!.Value;
                actual.Add((begin, end));
                cursor = begin;
            }
        }

        return expected.SequenceEqual(actual) ? null : $"expected {string.Join(" ", expected)}, was {string.Join(" ", actual)}";
    }

    private static string? DaysBetween(BusinessCalendar calendar, JsonElement vector)
    {
        LocalDate start = DateOf(calendar, Text(vector, "start")!);
        LocalDate end = DateOf(calendar, Text(vector, "end")!);
        if (vector.TryGetProperty("inclusiveEnd", out JsonElement inclusive))
        {
            end = inclusive.GetBoolean() ? end.PlusDays(1) : end;
        }
        else
        {
            // These libraries count the last date and not the first.
            (start, end) = (start.PlusDays(1), end.PlusDays(1));
        }

        return Same(vector.GetProperty("expected").GetDouble(), calendar.BusinessDaysBetween(start, end));
    }

    private static bool OnBusinessTime(JsonElement vector)
    {
        string start = Text(vector, "start")!;
        BusinessCalendar calendar = VectorCalendar.Build(vector);
        return start.Length == 10 ? calendar.IsBusinessDay(DateOf(calendar, start)) : calendar.IsOpen(Read(start));
    }

    private static string? Same<T>(T expected, T actual) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"expected {expected}, was {actual}";

    private static string? Same(Instant expected, Instant? actual) => Same<Instant?>(expected, actual);

    private static LocalDate DateOf(BusinessCalendar calendar, string text) =>
        text.Length == 10 ? LocalDatePattern.Iso.Parse(text).Value : Read(text).InZone(calendar.TimeZone).Date;

    private static Instant At(JsonElement vector, string key) => Read(vector.GetProperty(key).GetString()!);

    private static Instant Read(string text) =>
        text.EndsWith('Z') ? InstantPattern.ExtendedIso.Parse(text).Value : LocalDateTimePattern.ExtendedIso.Parse(text).Value.InUtc().ToInstant();

    private static string? Text(JsonElement vector, string key) =>
        vector.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
