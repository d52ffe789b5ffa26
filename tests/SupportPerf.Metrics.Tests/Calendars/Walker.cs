namespace SupportPerf.Metrics.Tests.Calendars;

/// <summary>The obviously right way: whether each step of a stretch of time is open, asked one by one, and everything else by counting.</summary>
internal sealed class Walker
{
    private readonly bool[] _open;
    private readonly int[] _before;
    private readonly long _step;

    /// <param name="isOpen">Whether an instant is open; constant within a step.</param>
    /// <param name="start">The first instant, on a whole step.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="stepSeconds">The length of a step.</param>
    public Walker(Func<Instant, bool> isOpen, Instant start, int steps, int stepSeconds)
    {
        Start = start;
        _step = stepSeconds * NodaConstants.NanosecondsPerSecond;
        _open = new bool[steps];
        _before = new int[steps + 1];
        for (int i = 0; i < steps; i++)
        {
            _open[i] = isOpen(start + Duration.FromSeconds((long)i * stepSeconds));
            _before[i + 1] = _before[i] + (_open[i] ? 1 : 0);
        }
    }

    public Instant Start { get; }

    public Instant End => At(_open.Length * _step);

    public bool IsOpen(Instant instant) => _open[(int)(Nanoseconds(instant) / _step)];

    public Duration Between(Instant start, Instant end) => Duration.FromNanoseconds(Before(end) - Before(start));

    /// <summary>min{u >= t : B(t,u) >= d}, or null when it is not certain to lie in the walked stretch.</summary>
    public Instant? AddEarliest(Instant t, Duration d)
    {
        long target = Before(t) + d.ToInt64Nanoseconds();
        if (d == Duration.Zero)
        {
            return t;
        }

        for (int i = 0; i < _open.Length; i++)
        {
            if (BeforeStep(i + 1) >= target)
            {
                return At((i * _step) + (target - BeforeStep(i)));
            }
        }

        return null;
    }

    /// <summary>max{u : B(t,u) &lt;= d}, or null when it is not certain to lie in the walked stretch.</summary>
    public Instant? AddLatest(Instant t, Duration d)
    {
        long target = Before(t) + d.ToInt64Nanoseconds();
        for (int i = 0; target >= 0 && i < _open.Length; i++)
        {
            if (BeforeStep(i + 1) > target)
            {
                return At((i * _step) + (target - BeforeStep(i)));
            }
        }

        return null;
    }

    /// <summary>max{u &lt;= t : B(u,t) >= d}.</summary>
    public Instant? SubtractLatest(Instant t, Duration d) => d == Duration.Zero ? t : AddLatest(t, -d);

    /// <summary>min{u : B(u,t) &lt;= d}, or null when it is not certain to lie in the walked stretch.</summary>
    public Instant? SubtractEarliest(Instant t, Duration d)
    {
        long target = Before(t) - d.ToInt64Nanoseconds();
        if (target <= 0)
        {
            return null;
        }

        for (int i = 0; i < _open.Length; i++)
        {
            if (BeforeStep(i + 1) >= target)
            {
                return At((i * _step) + (target - BeforeStep(i)));
            }
        }

        return null;
    }

    public Instant? NextOpening(Instant t)
    {
        if (IsOpen(t))
        {
            return t;
        }

        return FirstStep(StepOf(t) + 1, i => _open[i]);
    }

    public Instant? NextClosing(Instant t)
    {
        for (int i = StepOf(t) + 1; i < _open.Length; i++)
        {
            if (!_open[i] && _open[i - 1])
            {
                return At(i * _step);
            }
        }

        return null;
    }

    public Instant? PreviousOpening(Instant t)
    {
        for (int i = StepOf(t); i > 0; i--)
        {
            if (_open[i] && !_open[i - 1])
            {
                return At(i * _step);
            }
        }

        return null;
    }

    public Instant? PreviousClosing(Instant t)
    {
        for (int i = StepOf(t); i > 0; i--)
        {
            if (!_open[i] && _open[i - 1])
            {
                return At(i * _step);
            }
        }

        return null;
    }

    private long Nanoseconds(Instant instant) => (instant - Start).ToInt64Nanoseconds();

    private Instant At(long nanoseconds) => Start.PlusNanoseconds(nanoseconds);

    private Instant? FirstStep(int from, Func<int, bool> holds)
    {
        for (int i = from; i < _open.Length; i++)
        {
            if (holds(i))
            {
                return At(i * _step);
            }
        }

        return null;
    }

    private int StepOf(Instant instant) => (int)(Nanoseconds(instant) / _step);

    private long BeforeStep(int i) => _before[i] * _step;

    private long Before(Instant instant)
    {
        long t = Nanoseconds(instant);
        int i = (int)(t / _step);
        return BeforeStep(i) + (i < _open.Length && _open[i] ? t - (i * _step) : 0);
    }
}
