using NodaTime;
using SupportPerf.Metrics.Sources;
using SupportPerf.Metrics.Tool.CommandLine;
using SupportPerf.Metrics.Tool.Commands;
using SupportPerf.Metrics.Tool.Sample;

namespace SupportPerf.Metrics.Tool.Reports;

/// <summary>The records that a command line names: files with a map, files of a known system, or the built-in sample.</summary>
internal sealed class ReportInput
{
    public static readonly Option MapOption = new("--map", "MAP.json", "How the columns of the files become records.");
    public static readonly Option SourceOption = new("--source", "KEY", "The system that the files come from (supportperf sources lists them).\nWithout it and without a map, the files' content decides.");

    public static readonly Option CalendarOption = new(
        CalendarFile.OptionName,
        "CAL.json",
        "The business calendar; durations are then given in business hours too.\nWithout it the schedules of the export are taken, each ticket by its own.");

    public static readonly Option PolicyOption = new(
        PolicyFile.OptionName,
        "POLICY.json",
        "Calendars by group or another dimension, and SLAs with targets by dimension.");

    private readonly Action<IRecordSink, IProgress<ReadProgress>?, CancellationToken> _read;

    private ReportInput(Action<IRecordSink, IProgress<ReadProgress>?, CancellationToken> read) => _read = read;

    /// <summary>The options that name an input, for every command that reads one.</summary>
    public static IReadOnlyList<Option> Options { get; } = [SourceOption, MapOption, CalendarOption, PolicyOption];

    /// <summary>The business calendar. Null: none.</summary>
    public BusinessCalendar? Calendar { get; private init; }

    /// <summary>Calendars by dimension, and SLAs. Null: none.</summary>
    public SupportPolicy? Policy { get; private init; }

    /// <summary>The zone that the input itself names. Null: none.</summary>
    public DateTimeZone? TimeZone { get; private init; }

    public Definitions Definitions { get; private init; } = Definitions.Default;

    /// <summary>The dimensions that the records have beyond the standard ones. Null: not known before they are read.</summary>
    public IReadOnlyList<Dimension>? FurtherDimensions { get; private init; }

    /// <summary>The system that the files come from. Null: a map or the sample says what they are.</summary>
    public Source? Source { get; private init; }

    private string? Remark { get; init; }

    private string? CalendarName { get; init; }

    /// <summary>What it is, for messages.</summary>
    public required string Name { get; init; }

    /// <exception cref="WrongUseException">The options contradict each other.</exception>
    /// <exception cref="UnusableInputException">A map, calendar or policy cannot be used.</exception>
    /// <param name="arguments">The options.</param>
    /// <param name="files">The names of the files; none for the sample.</param>
    /// <param name="console">Standard input.</param>
    public static ReportInput Of(Arguments arguments, IReadOnlyList<string> files, ToolConsole console)
    {
        Hours hours = Hours.Of(arguments);
        string? mapPath = arguments.One(MapOption.Name);
        string? sourceKey = arguments.One(SourceOption.Name);
        if (mapPath is not null && sourceKey is not null)
        {
            throw new WrongUseException($"{MapOption.Name} and {SourceOption.Name} exclude each other: a map is for systems that are not known.");
        }

        if (files.Count == 0)
        {
            return mapPath is null && sourceKey is null
                ? OfSample(hours)
                : throw new WrongUseException($"{(mapPath is null ? SourceOption : MapOption).Name} needs a FILE to read, or - for standard input.");
        }

        if (files.Count(name => name == "-") > 1)
        {
            throw new WrongUseException("- stands for standard input, which can be read only once.");
        }

        foreach (string name in files)
        {
            InputFile.MustExist(name, "data");
        }

        // A comparison without an as-of instant reads the input twice.
        bool isReadTwice = arguments.Has(ReportQuestion.Compare.Name) && !arguments.Has(ReportQuestion.AsOf.Name);
        return mapPath is null ? OfSource(files, sourceKey, hours, console) : OfMap(files, mapPath, hours, console, isReadTwice);
    }

    /// <summary>What a user should know before the figures, each on a line.</summary>
    public void WriteRemarks(TextWriter error)
    {
        if (Remark is not null)
        {
            error.WriteLine($"supportperf: {Remark}");
        }

        if (Calendar is { IsNeverOpen: true })
        {
            error.WriteLine($"supportperf: Warning: the calendar {CalendarName ?? "of the export"} is never open; business durations have no value.");
        }

        foreach (string name in Policy?.Calendars.Where(entry => entry.Value.IsNeverOpen).Select(entry => entry.Key).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            error.WriteLine($"supportperf: Warning: the calendar \"{name}\" is never open; business durations of its records have no value.");
        }
    }

    /// <summary>Reads every record into a sink.</summary>
    /// <exception cref="UnusableInputException">A file cannot be used at all.</exception>
    public void Read(IRecordSink sink, IProgress<ReadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            _read(sink, progress, cancellation);
        }
        catch (SourceException unusable)
        {
            throw new UnusableInputException(unusable.Message, unusable);
        }
    }

    private static ReportInput OfSample(Hours hours) => new((sink, _, _) => BuiltInSample.Fill(sink))
    {
        Name = "the built-in sample",
        Calendar = hours.Calendar ?? (hours.Policy is { Calendars.Count: > 0 } ? null : BuiltInSample.Calendar),
        CalendarName = hours.Name,
        Policy = hours.Policy,
        TimeZone = BuiltInSample.TimeZone,
        Definitions = BuiltInSample.Definitions,
        FurtherDimensions = BuiltInSample.Dimensions,
    };

    private static ReportInput OfMap(IReadOnlyList<string> names, string mapPath, Hours hours, ToolConsole console, bool isReadTwice)
    {
        SourceMap map;
        try
        {
            map = SourceMap.Parse(InputFile.ReadText(mapPath, "map"), mapPath);
        }
        catch (InvalidMapException invalid)
        {
            throw new UnusableInputException(invalid.Message, invalid);
        }

        byte[]? kept = isReadTwice && names.Contains("-") ? InputFile.ReadAll(console.Input) : null;
        SourceFile[] files =
        [
            .. names.Select(name => name == "-"
                ? new SourceFile("standard input", () => kept is null ? console.Input : new MemoryStream(kept, writable: false))
                : SourceFile.FromPath(name)),
        ];
        MappedReader reader = new(map);
        return new((sink, progress, cancellation) => reader.Read(files, sink, progress, cancellation))
        {
            Name = string.Join(", ", names),
            Calendar = hours.Calendar,
            CalendarName = hours.Name,
            Policy = hours.Policy,
            TimeZone = map.TimeZone,
            Definitions = map.Definitions,
            FurtherDimensions = map.Dimensions,
        };
    }

    private static ReportInput OfSource(IReadOnlyList<string> names, string? key, Hours hours, ToolConsole console)
    {
        Source? named = key is null ? null : SourceCatalog.Find(key)
            ?? throw new WrongUseException($"{SourceOption.Name} knows no \"{key}\".{Nearest.Hint(key, SourceCatalog.All.Select(known => known.Key))} supportperf sources lists them.");

        // These readers look at a file more than once; standard input can be read only once, so it is kept.
        byte[]? kept = names.Contains("-") ? InputFile.ReadAll(console.Input) : null;
        SourceFile[] files = [.. names.Select(name => name == "-" ? new SourceFile("standard input", () => new MemoryStream(kept!, writable: false)) : SourceFile.FromPath(name))];
        try
        {
            Source source = named ?? SourceCatalog.Detect(files);
            IReadOnlyDictionary<string, BusinessCalendar> schedules = hours.Calendar is null && hours.Policy is not { Calendars.Count: > 0 } ? source.ReadCalendars(files) : new Dictionary<string, BusinessCalendar>();
            return new((sink, progress, cancellation) => source.Read(files, sink, null, progress, cancellation))
            {
                Name = string.Join(", ", names),
                Source = source,
                Calendar = hours.Calendar ?? (schedules.Count == 1 ? schedules.Values.Single() : null),
                CalendarName = hours.Name,
                Policy = schedules.Count > 1 ? BySchedule(hours.Policy, schedules) : hours.Policy,
                Remark = schedules.Count switch
                {
                    0 => null,
                    1 => $"Business hours are those of the export's schedule \"{schedules.Keys.Single()}\".",
                    _ => $"Business hours are those of each ticket's schedule; the export has {schedules.Count}: {string.Join(", ", schedules.Keys.Order(StringComparer.Ordinal))}.",
                },
                Definitions = Definitions.Default with { Slas = source.ReadSlas(files) },
            };
        }
        catch (SourceException unusable)
        {
            throw new UnusableInputException(unusable.Message, unusable);
        }
    }

    private static SupportPolicy BySchedule(SupportPolicy? policy, IReadOnlyDictionary<string, BusinessCalendar> schedules) => (policy ?? new SupportPolicy()) with
    {
        Calendars = schedules,
        CalendarBy = new CalendarRule { Dimension = Dimension.Named(SupportPolicy.Schedule) },
    };

    /// <summary>The business hours that the command line names.</summary>
    private readonly record struct Hours(string? Name, BusinessCalendar? Calendar, SupportPolicy? Policy)
    {
        public static Hours Of(Arguments arguments)
        {
            string? calendar = arguments.One(CalendarOption.Name);
            string? policy = arguments.One(PolicyOption.Name);
            return new Hours(calendar, calendar is null ? null : CalendarFile.Read(calendar), policy is null ? null : PolicyFile.Read(policy));
        }
    }
}
