using System.Diagnostics;
using System.Globalization;
using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>
/// The whole suite by everyone in one process on the same data: first everyone's answers are compared, then all are timed in turn, round after round, so that a busy
/// moment of the machine meets them all.
/// </summary>
internal sealed class Comparison
{
    private const int WarmUps = 30;

    /// <summary>Nanoseconds.</summary>
    private const double Short = 1.5e9;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2.5);

    private readonly SuiteData _data;
    private readonly int _rounds;
    private readonly Action<string> _progress;

    /// <param name="tickets">How many.</param>
    /// <param name="rounds">How many rounds; slow contestants run in the first one only.</param>
    /// <param name="progress">Takes a line on what is going on.</param>
    public Comparison(int tickets, int rounds, Action<string> progress)
    {
        progress(string.Create(CultureInfo.InvariantCulture, $"Making {tickets:#,0} tickets ..."));
        _data = new SuiteData(tickets);
        _rounds = rounds;
        _progress = progress;
    }

    /// <summary>The keys of everyone who can take part.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Everyone().Select(static contestant => contestant.Key)];

    /// <summary>Runs it.</summary>
    /// <param name="isAsked">Says by its key who takes part.</param>
    public IReadOnlyList<ComparisonRow> Run(Func<string, bool> isAsked)
    {
        Contestant[] contestants = [.. Everyone().Where(contestant => isAsked(contestant.Key))];
        var differences = new string?[contestants.Length];
        (SuiteAnswer? business, SuiteAnswer? wallClock) = References(contestants);
        for (int c = 0; c < contestants.Length; c++)
        {
            _progress($"Comparing the answers of: {contestants[c].Name} ...");
            contestants[c].Prepare(_data);
            var time = Stopwatch.StartNew();
            object result = contestants[c].Run(new Meter());
            TimeSpan first = time.Elapsed;
            differences[c] = contestants[c].ToAnswer(result).DifferenceFrom(contestants[c].IsWallClock ? wallClock! : business!);
            WarmUp(contestants[c], first);
        }

        var runs = Array.ConvertAll(contestants, static _ => new List<(double Cpu, double Wall, double Bytes, long Peak)>());
        for (int round = 0; round < _rounds; round++)
        {
            _progress(string.Create(CultureInfo.InvariantCulture, $"Round {round + 1} of {_rounds} ..."));
            for (int c = 0; c < contestants.Length; c++)
            {
                if (round == 0 || !contestants[c].IsSlow)
                {
                    runs[c].Add(Time(contestants[c], isFirst: round == 0));
                }
            }
        }

        ComparisonRow[] rows = new ComparisonRow[contestants.Length];
        for (int c = 0; c < contestants.Length; c++)
        {
            Contestant who = contestants[c];
            rows[c] = new(
                who.Key,
                who.Name,
                who.Subset,
                runs[c].Count,
                Median(runs[c].Select(static run => run.Cpu)) / _data.Count,
                Median(runs[c].Select(static run => run.Wall)) / _data.Count,
                Median(runs[c].Select(static run => run.Bytes)) / _data.Count,
                runs[c].Max(static run => run.Peak),
                differences[c]);
            who.Dispose();
        }

        return rows;
    }

    private static IEnumerable<Contestant> Everyone()
    {
        (LinqContestant calendar, LinqContestant naive, _) = LinqContestant.All();
        return [.. EngineContestant.All(), new StreamingContestant(), calendar, naive, .. DuckDbContestant.All(), new DataFrameContestant()];
    }

    /// <summary>What everyone's answers are compared with: LINQ over objects, in business hours and by the wall clock.</summary>
    private (SuiteAnswer? Business, SuiteAnswer? WallClock) References(Contestant[] contestants)
    {
        _progress("Making the answers to compare with ...");
        (LinqContestant calendar, _, LinqContestant wallClock) = LinqContestant.All();
        calendar.Prepare(_data);
        return (Answer(calendar), Answer(wallClock));

        SuiteAnswer? Answer(LinqContestant reference) =>
            contestants.Any(contestant => contestant.IsWallClock == reference.IsWallClock) ? reference.ToAnswer(reference.Run(new Meter())) : null;
    }

    /// <summary>Runs until the compiler has had its time: code is compiled well only after it has run often.</summary>
    private static void WarmUp(Contestant contestant, TimeSpan already)
    {
        var time = Stopwatch.StartNew();
        for (int run = 0; run < WarmUps && !contestant.IsSlow && already + time.Elapsed < WarmUpTime; run++)
        {
            contestant.Run(new Meter());
        }
    }

    private static (double Cpu, double Wall, double Bytes, long Peak) Time(Contestant contestant, bool isFirst)
    {
        // Memory is given back to the system once, so that the peak of the first round can be told; it takes long.
        GC.Collect(2, isFirst ? GCCollectionMode.Aggressive : GCCollectionMode.Forced, blocking: true, compacting: isFirst);
        ResidentMemory.ForgetPeak();
        long before = ResidentMemory.Now;
        (Meter meter, object result) = Run();
        long peak = ResidentMemory.Peak - before;
        if (meter.Wall < Short)
        {
            // The processor's caches and the pools were the predecessor's: what is short is timed when they are its own.
            (meter, result) = Run();
        }

        GC.KeepAlive(result);
        return (meter.Cpu, meter.Wall, meter.Bytes, peak);

        (Meter Meter, object Result) Run()
        {
            var running = new Meter();
            object made = contestant.Run(running);
            running.Pause();
            return (running, made);
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
