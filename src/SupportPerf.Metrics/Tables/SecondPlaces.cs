using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Finds the places of rows that have whole seconds, a block at a time. Not thread-safe.</summary>
internal sealed class SecondPlaces(Run run, int capacity)
{
    private readonly uint[] _found = new uint[capacity];

    /// <summary>The place of each row's group in the period of an instant; -1 outside the window.</summary>
    /// <param name="seconds">The instants.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="into">Takes the places.</param>
    /// <param name="isWrittenOut">Whether the run's plan covers the instants.</param>
    public void Find(ReadOnlySpan<uint> seconds, ReadOnlySpan<int> groups, Span<int> into, bool isWrittenOut)
    {
        Window window = run.Window;
        Periods periods = window.Periods;
        PeriodDays? days = isWrittenOut && periods.Grain != PeriodGrain.All ? run.Seconds.Days : null;
        if (days is not null)
        {
            SecondsKernel.Periods(days, seconds, _found, SecondsKernel.HasVectors);
        }

        bool isBounded = window.IsBounded;
        for (int i = 0; i < seconds.Length; i++)
        {
            long instant = seconds[i] * Nanoseconds.PerSecond;
            if (isBounded && !window.Contains(instant))
            {
                into[i] = -1;
                continue;
            }

            int period = days is null || _found[i] == PeriodDays.Irregular ? periods.IndexOf(instant) : days.First + (int)_found[i];
            into[i] = window.Places.Of(groups[i], period);
        }
    }
}
