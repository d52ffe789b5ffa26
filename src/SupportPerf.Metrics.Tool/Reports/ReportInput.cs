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
        "The business calendar; durations are then given in business hours too.\nWithout it the schedule of the export is taken where it has exactly one.");

    private readonly Action<IRecordSink, IProgress<ReadProgress>?, CancellationToken> read;

    private ReportInput(Action<IRecordSink, IProgress<ReadProgress>?, CancellationToken> read) => this.read = read;

    /// <summary>The options that name an input, for every command that reads one.</summary>
    public static IReadOnlyList<Option> Options { get; } = [SourceOption, MapOption, CalendarOption];

    /// <summary>The business calendar. Null: none.</summary>
    public BusinessCalendar? Calendar { get; private init; }

    /// <summary>The zone that the input itself names. Null: none.</summary>
    public DateTimeZone? TimeZone { get; private init; }

    public Definitions Definitions { get; private init; } = Definitions.Default;

    /// <summary>The dimensions that the records have beyond the standard ones. Null: not known before they are read.</summary>
    public IReadOnlyList<Dimension>? FurtherDimensions { get; private init; }

    /// <summary>What a user should know before the figures. Null: nothing.</summary>
    public string? Remark { get; private init; }

    /// <summary>What it is, for messages.</summary>
    public required string Name { get; init; }

    /// <exception cref="WrongUseException">The options contradict each other.</exception>
    /// <exception cref="UnusableInputException">A map or calendar cannot be used.</exception>
    public static ReportInput Of(Arguments arguments, ToolConsole console)
    {
        string? calendarPath = arguments.One(CalendarOption.Name);
        BusinessCalendar? calendar = calendarPath is null ? null : CalendarFile.Read(calendarPath);
        string? mapPath = arguments.One(MapOption.Name);
        string? sourceKey = arguments.One(SourceOption.Name);
        if (mapPath is not null && sourceKey is not null)
        {
            throw new WrongUseException($"{MapOption.Name} and {SourceOption.Name} exclude each other: a map is for systems that are not known.");
        }

        if (arguments.Operands.Count == 0)
        {
            return mapPath is null && sourceKey is null
                ? OfSample(calendar)
                : throw new WrongUseException($"{(mapPath is null ? SourceOption : MapOption).Name} needs a FILE to read, or - for standard input.");
        }

        if (arguments.Operands.Count(name => name == "-") > 1)
        {
            throw new WrongUseException("- stands for standard input, which can be read only once.");
        }

        foreach (string name in arguments.Operands)
        {
            InputFile.MustExist(name, "data");
        }

        return mapPath is null ? OfSource(arguments.Operands, sourceKey, calendar, console) : OfMap(arguments.Operands, mapPath, calendar, console);
    }

    /// <summary>Reads every record into a sink.</summary>
    /// <exception cref="UnusableInputException">A file cannot be used at all.</exception>
    public void Read(IRecordSink sink, IProgress<ReadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            this.read(sink, progress, cancellation);
        }
        catch (SourceException unusable)
        {
            throw new UnusableInputException(unusable.Message, unusable);
        }
    }

    private static ReportInput OfSample(BusinessCalendar? calendar) => new((sink, _, _) => BuiltInSample.Fill(sink))
    {
        Name = "the built-in sample",
        Calendar = calendar ?? BuiltInSample.Calendar,
        TimeZone = BuiltInSample.TimeZone,
        Definitions = BuiltInSample.Definitions,
        FurtherDimensions = BuiltInSample.Dimensions,
    };

    private static ReportInput OfMap(IReadOnlyList<string> names, string mapPath, BusinessCalendar? calendar, ToolConsole console)
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

        SourceFile[] files = [.. names.Select(name => name == "-" ? new SourceFile("standard input", () => console.Input) : SourceFile.FromPath(name))];
        MappedReader reader = new(map);
        return new((sink, progress, cancellation) => reader.Read(files, sink, progress, cancellation))
        {
            Name = string.Join(", ", names),
            Calendar = calendar,
            TimeZone = map.TimeZone,
            Definitions = map.Definitions,
            FurtherDimensions = map.Dimensions,
        };
    }

    private static ReportInput OfSource(IReadOnlyList<string> names, string? key, BusinessCalendar? calendar, ToolConsole console)
    {
        Source? named = key is null ? null : SourceCatalog.Find(key)
            ?? throw new WrongUseException($"{SourceOption.Name} knows no \"{key}\".{Nearest.Hint(key, SourceCatalog.All.Select(known => known.Key))} supportperf sources lists them.");

        // These readers look at a file more than once; standard input can be read only once, so it is kept.
        byte[]? kept = names.Contains("-") ? InputFile.ReadAll(console.Input) : null;
        SourceFile[] files = [.. names.Select(name => name == "-" ? new SourceFile("standard input", () => new MemoryStream(kept!, writable: false)) : SourceFile.FromPath(name))];
        try
        {
            Source source = named ?? SourceCatalog.Detect(files);
            IReadOnlyDictionary<string, BusinessCalendar> schedules = calendar is null ? source.ReadCalendars(files) : new Dictionary<string, BusinessCalendar>();
            return new((sink, progress, cancellation) => source.Read(files, sink, null, progress, cancellation))
            {
                Name = string.Join(", ", names),
                Calendar = calendar ?? (schedules.Count == 1 ? schedules.Values.Single() : null),
                Remark = schedules.Count switch
                {
                    0 => null,
                    1 => $"Business hours are those of the export's schedule \"{schedules.Keys.Single()}\".",
                    _ => $"The export has {schedules.Count} schedules ({string.Join(", ", schedules.Keys.Order(StringComparer.Ordinal))}); for business hours name one calendar with {CalendarOption.Name}.",
                },
                Definitions = Definitions.Default with { Slas = source.ReadSlas(files) },
            };
        }
        catch (SourceException unusable)
        {
            throw new UnusableInputException(unusable.Message, unusable);
        }
    }
}
