namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// The Kaplan-Meier estimate of how long things take when some have not finished: tickets still unanswered or unresolved at the time of the report are censored, not dropped.
/// Dropping them makes the latest period look fast, because only its quick tickets have finished.
/// </summary>
/// <remarks>
/// <para>S(t) = product over completions up to t of (1 - d/n), with d completed of n still waiting; at equal durations completions come before censorings. Variance by Greenwood's formula.
/// With nothing censored it is the empirical distribution, exactly.</para>
/// <para>It assumes that being censored says nothing of the wait to come. Being open when the report is made is such a censoring; being closed without an answer is not, it is another outcome.</para>
/// <para>Immutable, safe to share between threads. Built in O(n) from sorted durations; a question costs O(log n), <see cref="RestrictedMean"/> O(n).
/// Sources: Kaplan and Meier, JASA 53 (1958) 457; Greenwood (1926); limits of quantiles: Brookmeyer and Crowley, Biometrics 38 (1982) 29.</para>
/// </remarks>
public sealed class KaplanMeier
{
    // A survival this close above the asked one has reached it: they differ by rounding only.
    private const double Slack = 1e-12;

    private readonly SurvivalStep[] _steps;
    private readonly long _lastObservation;

    /// <summary>Estimates the curve.</summary>
    /// <param name="completed">The durations of what completed, ascending, none negative; any unit (reports use nanoseconds).</param>
    /// <param name="censored">How long what has not completed has waited so far, ascending, none negative, in the same unit.</param>
    /// <exception cref="ArgumentException">Durations are not in ascending order or negative.</exception>
    public KaplanMeier(ReadOnlySpan<long> completed, ReadOnlySpan<long> censored)
    {
        int distinct = CountDistinct(completed, nameof(completed));
        CountDistinct(censored, nameof(censored));
        var times = new long[distinct];
        var events = new long[distinct];
        int step = -1;
        foreach (long time in completed)
        {
            if (step < 0 || times[step] != time)
            {
                times[++step] = time;
            }

            events[step]++;
        }

        _steps = new SurvivalStep[distinct];
        (Completed, Censored, _lastObservation) = Fill(times, events, censored);
    }

    /// <summary>Estimates the curve from completed durations that were counted.</summary>
    /// <param name="times">The different durations, ascending, none negative.</param>
    /// <param name="events">How many completed at each.</param>
    /// <param name="censored">How long what has not completed has waited so far, ascending, none negative.</param>
    internal KaplanMeier(long[] times, long[] events, long[] censored)
    {
        _steps = new SurvivalStep[times.Length];
        (Completed, Censored, _lastObservation) = Fill(times, events, censored);
    }

    /// <summary>How many completed.</summary>
    public long Completed { get; }

    /// <summary>How many had not completed when last seen.</summary>
    public long Censored { get; }

    /// <summary>How many there are in all.</summary>
    public long Count => Completed + Censored;

    /// <summary>The curve: one step for each different completed duration, ascending; empty when nothing completed.</summary>
    public ReadOnlySpan<SurvivalStep> Steps => _steps;

    /// <summary>The median duration: the smallest by which half have completed; null when that is not reached, or there is nothing.</summary>
    public long? Median => Quantile(0.5);

    /// <summary>The share still waiting after a duration.</summary>
    /// <param name="time">The duration, 0 or more.</param>
    /// <returns>S(t), in [0, 1]; null when there is nothing, or nothing was observed for that long and some still wait.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public double? Survival(long time)
    {
        Arguments.CheckNotNegative(time, nameof(time));
        if (!IsObserved(time))
        {
            return null;
        }

        int last = LastStepAt(time);
        return last < 0 ? 1 : _steps[last].Survival;
    }

    /// <summary>The confidence interval of <see cref="Survival"/>.</summary>
    /// <param name="time">The duration, 0 or more.</param>
    /// <param name="level">The confidence level.</param>
    /// <param name="limits">The scale of the limits.</param>
    /// <returns>The interval, within [0, 1]; null where there is no estimate, and where the share is 0 or 1, which has no variance to build on.</returns>
    /// <exception cref="ArgumentException">The duration is negative or the level not between 0 and 1.</exception>
    public ConfidenceInterval? SurvivalInterval(long time, double level = 0.95, SurvivalLimits limits = SurvivalLimits.LogLog)
    {
        Arguments.CheckNotNegative(time, nameof(time));
        var scale = new SurvivalScale(limits, level);
        int last = IsObserved(time) ? LastStepAt(time) : -1;
        if (last < 0 || _steps[last].Survival == 0)
        {
            return null;
        }

        SurvivalStep step = _steps[last];
        return new ConfidenceInterval(scale.Low(step), scale.High(step), level, scale.Method);
    }

    /// <summary>The share that completes within a duration, such as a target: 1 - <see cref="Survival"/>, open ones counted as far as they are known.</summary>
    /// <param name="time">The duration, 0 or more.</param>
    /// <returns>The share, in [0, 1]; null when there is nothing, or nothing was observed for that long and some still wait.</returns>
    /// <exception cref="ArgumentException">The duration is negative.</exception>
    public double? Attainment(long time) => 1 - Survival(time);

    /// <summary>The confidence interval of <see cref="Attainment"/>.</summary>
    /// <inheritdoc cref="SurvivalInterval"/>
    public ConfidenceInterval? AttainmentInterval(long time, double level = 0.95, SurvivalLimits limits = SurvivalLimits.LogLog) =>
        SurvivalInterval(time, level, limits) is ConfidenceInterval survival
            ? new ConfidenceInterval(1 - survival.High, 1 - survival.Low, level, survival.Method)
            : null;

    /// <summary>The smallest duration by which the share <paramref name="p"/> has completed: S(t) at most 1 - p.</summary>
    /// <param name="p">The share, in [0, 1]: 0.5 for the median, 0.9 for the p90.</param>
    /// <returns>The duration; null when it is not reached, or there is nothing.</returns>
    /// <exception cref="ArgumentException">The share is not in [0, 1].</exception>
    public long? Quantile(double p)
    {
        Arguments.CheckProbability(p, nameof(p));
        double wanted = 1 - p + Slack;
        int low = 0;
        int high = _steps.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_steps[middle].Survival <= wanted)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low == _steps.Length ? null : _steps[low].Time;
    }

    /// <summary>The confidence interval of <see cref="Quantile"/>: where the limits of the curve reach 1 - p.</summary>
    /// <param name="p">The share, in [0, 1].</param>
    /// <param name="level">The confidence level.</param>
    /// <param name="limits">The scale of the limits.</param>
    /// <returns>The interval; a side is null where its limit does not reach that far; null when there is nothing.</returns>
    /// <exception cref="ArgumentException">The share is not in [0, 1] or the level not between 0 and 1.</exception>
    public ConfidenceInterval? QuantileInterval(double p, double level = 0.95, SurvivalLimits limits = SurvivalLimits.LogLog)
    {
        Arguments.CheckProbability(p, nameof(p));
        var scale = new SurvivalScale(limits, level);
        if (Count == 0)
        {
            return null;
        }

        // A last step down to 0 has no limits.
        int bounded = _steps.Length;
        if (bounded > 0 && _steps[bounded - 1].Survival == 0)
        {
            bounded--;
        }

        double wanted = 1 - p + Slack;
        int low = FirstCrossing(scale, high: false, 0, bounded, wanted);
        int high = low < 0 ? -1 : FirstCrossing(scale, high: true, low, bounded, wanted);
        return new ConfidenceInterval(low < 0 ? null : _steps[low].Time, high < 0 ? null : _steps[high].Time, level, scale.Method);
    }

    /// <summary>The mean duration up to a horizon: the area under the curve, which unlike the mean exists while some still wait.</summary>
    /// <remarks>Variance: the sum over the steps of (area to the right)² d / (n (n - d)). Source: Irwin (1949); Klein and Moeschberger, Survival Analysis, section 4.5.</remarks>
    /// <param name="horizon">The horizon, above 0: longer durations count as this long.</param>
    /// <param name="level">The confidence level of its interval.</param>
    /// <returns>The mean; null when there is nothing, or nothing was observed for that long and some still wait.</returns>
    /// <exception cref="ArgumentException">The horizon is not above 0 or the level not between 0 and 1.</exception>
    public RestrictedMean? RestrictedMean(long horizon, double level = 0.95)
    {
        Arguments.CheckLevel(level, nameof(level));
        if (horizon <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, "A horizon is above 0.");
        }

        if (!IsObserved(horizon))
        {
            return null;
        }

        double area = 0;
        double variance = 0;
        long right = horizon;
        for (int i = LastStepAt(horizon); i >= 0; i--)
        {
            SurvivalStep step = _steps[i];
            area += step.Survival * (right - step.Time);
            right = step.Time;
            if (step.AtRisk > step.Events)
            {
                variance += area * area * step.Events / ((double)step.AtRisk * (step.AtRisk - step.Events));
            }
        }

        return new RestrictedMean(horizon, Math.Min(horizon, area + right), Math.Sqrt(variance), level);
    }

    private (long Completed, long Censored, long LastObservation) Fill(ReadOnlySpan<long> times, ReadOnlySpan<long> counts, ReadOnlySpan<long> censored)
    {
        long completed = 0;
        foreach (long count in counts)
        {
            completed += count;
        }

        // Between two censorings the product telescopes: S = base · (n - d) / n at the base. So it is rounded once for each censoring, not once for each step.
        long all = completed + censored.Length;
        double baseSurvival = 1;
        long baseAtRisk = all;
        double survival = 1;
        double variance = 0;
        int left = 0;
        long done = 0;
        for (int i = 0; i < times.Length; i++)
        {
            int leftBefore = left;
            while (left < censored.Length && censored[left] < times[i])
            {
                left++;
            }

            long events = counts[i];
            long atRisk = all - done - left;
            if (left > leftBefore)
            {
                baseSurvival = survival;
                baseAtRisk = atRisk;
            }

            survival = baseSurvival * ((double)(atRisk - events) / baseAtRisk);
            variance += atRisk == events ? 0 : events / ((double)atRisk * (atRisk - events));
            _steps[i] = new SurvivalStep(times[i], atRisk, events, survival, variance);
            done += events;
        }

        long last = Math.Max(times.IsEmpty ? 0 : times[times.Length - 1], censored.IsEmpty ? 0 : censored[censored.Length - 1]);
        return (completed, censored.Length, last);
    }

    private static int CountDistinct(ReadOnlySpan<long> sorted, string name)
    {
        int distinct = 0;
        long previous = -1;
        foreach (long value in sorted)
        {
            if (value < 0 || value < previous)
            {
                throw new ArgumentException(
                    value < 0 ? Arguments.Text($"A duration is negative: {value}.") : Arguments.Text($"The durations must ascend, but {value} follows {previous}."), name);
            }

            distinct += value == previous ? 0 : 1;
            previous = value;
        }

        return distinct;
    }

    private bool IsObserved(long time) =>
        Count > 0 && (time <= _lastObservation || (_steps.Length > 0 && _steps[_steps.Length - 1].Survival == 0));

    // The index of the last step at or before a time; -1 for none.
    private int LastStepAt(long time)
    {
        int low = 0;
        int high = _steps.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_steps[middle].Time <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    // The first step in [from, to) at which a limit is at most the wanted share; -1 for none. Limits need not fall all the way, so halving alone could miss the first crossing;
    // a half is skipped only when no limit in it can be low enough.
    private int FirstCrossing(in SurvivalScale scale, bool high, int from, int to, double wanted)
    {
        if (from >= to || scale.Least(_steps[from], _steps[to - 1], high) > wanted)
        {
            return -1;
        }

        if (to - from == 1)
        {
            return from;
        }

        int middle = from + ((to - from) / 2);
        int found = FirstCrossing(scale, high, from, middle, wanted);
        return found >= 0 ? found : FirstCrossing(scale, high, middle, to, wanted);
    }
}
