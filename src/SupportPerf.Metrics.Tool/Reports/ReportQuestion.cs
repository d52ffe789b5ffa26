using System.Text;
using NodaTime;
using NodaTime.Text;
using SupportPerf.Metrics.Tool.Calendars;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>What a command line asks of a report: window, filter, breakdown, periods, zone and as-of.</summary>
internal static class ReportQuestion
{
    public static readonly Option Zone = new("--zone", "IANA", "The zone of periods and dates, for example Europe/Berlin.\nWithout it the calendar's, else the map's, else UTC.");

    public static readonly Option AsOf = new(
        "--as-of",
        "INSTANT",
        "When open tickets are judged; what lies after it is ignored.\nWithout it the latest instant in the input, never the clock.");

    public static readonly Option From = new("--from", "INSTANT|DATE", "The start of the window. A date begins at midnight in the reporting zone.");

    public static readonly Option To = new("--to", "INSTANT|DATE", "The end of the window; what happened at this very instant, or on this\ndate or later, is outside.");

    public static readonly Option Where = new("--where", "DIM=VALUE", "Only records with this value. Given several times: any of the values for\none dimension, and all of the dimensions.")
    {
        IsRepeatable = true,
    };

    public static readonly Option By = new("--by", "DIM,DIM...", "One row for each combination of values, beside the total. Dimensions: group,\nagent, channel, priority, brand, source, hour_of_day, weekday, and the map's own.");

    public static readonly Option Period = new("--period", "GRAIN", "hour, day, week, month, quarter, year or all (the default).")
    {
        Choices = ["hour", "day", "week", "month", "quarter", "year", "all"],
    };

    public static readonly Option Compare = new("--compare", "WITH", "previous: the period before; year: the same period last year. With --period,\nor with --from and --to. Says which changes are more than chance.")
    {
        Choices = ["previous", "year"],
    };

    public static readonly Option Preset = new("--preset", "NAME", "Count as another system does, to match its numbers first:\n" + PresetNames() + ".\nHow the data is read and the named SLAs stay those of the input.")
    {
        Choices = [.. Definitions.Presets.Select(preset => preset.Name)],
    };

    public static IReadOnlyList<Option> Options { get; } = [Zone, AsOf, From, To, Where, By, Period, Compare, Preset];

    /// <exception cref="WrongUseException">A value is not what its option takes.</exception>
    public static ReportOptions Of(Arguments arguments, ReportInput input)
    {
        DateTimeZone zone = ZoneOf(arguments, input);
        Dimension[] known = [.. Dimension.Standard, Dimension.HourOfDay, Dimension.Weekday, .. input.FurtherDimensions ?? []];
        ReportOptions options = new()
        {
            Calendar = input.Calendar,
            Policy = input.Policy,
            CompareSurveysWithTickets = true,
            TimeZone = zone,
            AsOf = arguments.One(AsOf.Name) is { } asOf ? InstantOf(AsOf, asOf) : null,
            From = arguments.One(From.Name) is { } from ? BoundaryOf(From, from, zone) : null,
            To = arguments.One(To.Name) is { } to ? BoundaryOf(To, to, zone) : null,
            Where = [.. arguments.All(Where.Name).Select(condition => ConditionOf(condition, known, input))],
            By = arguments.One(By.Name) is { } by ? DimensionsOf(by, known, input) : [],
            Period = PeriodOf(arguments.One(Period.Name)),
            Compare = arguments.One(Compare.Name) switch
            {
                "previous" => ReportComparison.PreviousPeriod,
                "year" => ReportComparison.SamePeriodLastYear,
                _ => ReportComparison.None,
            },
            FurtherDimensions = input.FurtherDimensions ?? [],
            Definitions = arguments.One(Preset.Name) is { } preset ? Counting(preset, input.Definitions) : input.Definitions,
        };
        if (options is { Compare: not ReportComparison.None, Period: PeriodGrain.All } && (options.From is null || options.To is null))
        {
            throw new WrongUseException($"{Compare.Name} needs periods to compare: give {Period.Name}, or {From.Name} and {To.Name}.");
        }

        return options is { From: { } start, To: { } end } && end <= start
            ? throw new WrongUseException($"The window is empty: {To.Name} {arguments.One(To.Name)} is not after {From.Name} {arguments.One(From.Name)}.")
            : options;
    }

    private static string PresetNames() => string.Join(", ", Definitions.Presets.Select(preset => preset.Name));

    // What is true of the data, whoever counts it, and what the team has promised.
    private static Definitions Counting(string preset, Definitions input) => Definitions.Preset(preset) with
    {
        StateFrom = input.StateFrom,
        ResponsesFrom = input.ResponsesFrom,
        EventOrder = input.EventOrder,
        Slas = input.Slas,
    };

    private static DateTimeZone ZoneOf(Arguments arguments, ReportInput input)
    {
        if (arguments.One(Zone.Name) is not { } id)
        {
            return input.Policy?.DefaultCalendar?.TimeZone ?? input.Calendar?.TimeZone ?? input.TimeZone ?? DateTimeZone.Utc;
        }

        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
            ?? throw new WrongUseException($"{Zone.Name} knows no zone \"{id}\".{Nearest.Hint(id, DateTimeZoneProviders.Tzdb.Ids)} Expected an IANA name such as Europe/Berlin.");
    }

    private static Instant InstantOf(Option option, string text) =>
        InstantText.Read(Encoding.UTF8.GetBytes(text), out Instant instant) is { } wrong ? throw new WrongUseException($"{option.Name}: {wrong}") : instant;

    private static Instant BoundaryOf(Option option, string text, DateTimeZone zone) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? zone.AtStartOfDay(date).ToInstant() : InstantOf(option, text);

    private static KeyValuePair<Dimension, string> ConditionOf(string condition, IReadOnlyList<Dimension> known, ReportInput input)
    {
        int equals = condition.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new WrongUseException($"{Where.Name} needs DIM=VALUE, such as group=Berlin; got \"{condition}\".");
        }

        Dimension dimension = DimensionOf(Where, condition[..equals], known, input);
        return dimension.Equals(Dimension.HourOfDay) || dimension.Equals(Dimension.Weekday)
            ? throw new WrongUseException($"{Where.Name} cannot filter on {dimension}: it differs from KPI to KPI. Break down by it with {By.Name} instead.")
            : new(dimension, condition[(equals + 1)..]);
    }

    private static List<Dimension> DimensionsOf(string text, IReadOnlyList<Dimension> known, ReportInput input)
    {
        List<Dimension> dimensions = [];
        foreach (string name in text.Split(','))
        {
            Dimension dimension = DimensionOf(By, name.Trim(), known, input);
            if (dimensions.Contains(dimension))
            {
                throw new WrongUseException($"{By.Name} names {dimension} twice.");
            }

            dimensions.Add(dimension);
        }

        return dimensions;
    }

    private static Dimension DimensionOf(Option option, string name, IReadOnlyList<Dimension> known, ReportInput input)
    {
        if (name.Length == 0)
        {
            throw new WrongUseException($"{option.Name} names an empty dimension.");
        }

        // Where the input's own dimensions are not known beforehand, any name may be one of them.
        return known.FirstOrDefault(dimension => dimension.Name == name)
            ?? (input.FurtherDimensions is null ? Dimension.Named(name) : null)
            ?? throw new WrongUseException(
                $"{option.Name} knows no dimension \"{name}\".{Nearest.Hint(name, known.Select(dimension => dimension.Name))} The input has {string.Join(", ", known)}.");
    }

    private static PeriodGrain PeriodOf(string? name) => name switch
    {
        "hour" => PeriodGrain.Hour,
        "day" => PeriodGrain.Day,
        "week" => PeriodGrain.Week,
        "month" => PeriodGrain.Month,
        "quarter" => PeriodGrain.Quarter,
        "year" => PeriodGrain.Year,
        _ => PeriodGrain.All,
    };
}
