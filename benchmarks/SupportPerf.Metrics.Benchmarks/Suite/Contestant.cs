using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>Someone who answers the suite. Its input is made ready before anything is timed, in the form that is best for it.</summary>
internal abstract class Contestant : IDisposable
{
    /// <summary>A short name for the command line.</summary>
    public abstract string Key { get; }

    public abstract string Name { get; }

    /// <summary>What it leaves out of the suite; null: nothing.</summary>
    public virtual string? Subset => null;

    /// <summary>Whether its durations are by the wall clock instead of business hours.</summary>
    public virtual bool IsWallClock => false;

    /// <summary>Whether one timed round has to do.</summary>
    public virtual bool IsSlow => false;

    public abstract void Prepare(SuiteData data);

    /// <summary>From the input to figures that can be read.</summary>
    /// <param name="meter">Runs; what is not to be timed stands between <see cref="Meter.Pause"/> and <see cref="Meter.Resume"/>.</param>
    public abstract object Run(Meter meter);

    /// <summary>The figures of a run, for the comparison; not timed.</summary>
    public abstract SuiteAnswer ToAnswer(object result);

    public virtual void Dispose()
    {
    }
}
