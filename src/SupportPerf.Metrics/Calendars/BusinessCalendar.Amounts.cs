using NodaTime;

namespace SupportPerf.Metrics;

/// <content>Open time between instants, and instants at an amount of open time.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>The open time in [start, end). Constant in the length of the span; allocates nothing.</summary>
    /// <param name="start">The start, included.</param>
    /// <param name="end">The end, excluded.</param>
    /// <returns>The open time: zero when nothing in between is open, negative when <paramref name="end"/> is before <paramref name="start"/>.</returns>
    public Duration Between(Instant start, Instant end) => _timeline.Between(start, end);

    /// <summary>
    /// The deadline: the earliest instant at or after another by which an amount of open time has passed.
    /// The same as <see cref="Add(Instant, Duration, Boundary)"/> with <see cref="Boundary.Earliest"/>; a negative amount subtracts with
    /// the default of <see cref="Subtract(Instant, Duration)"/>.
    /// </summary>
    /// <param name="start">The instant to count from.</param>
    /// <param name="openTime">How much open time. Zero gives <paramref name="start"/> itself, open or not.</param>
    /// <returns>The deadline.</returns>
    /// <exception cref="InvalidOperationException">The calendar is never open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not that much open time up to the last instant of NodaTime.</exception>
    public Instant Add(Instant start, Duration openTime) =>
        _timeline.TryAdd(start, openTime, out Instant found) ? found
        : openTime < Duration.Zero ? Subtract(start, -openTime, Boundary.Latest)
        : Add(start, openTime, Boundary.Earliest);

    /// <summary>An instant at an amount of open time after another.</summary>
    /// <param name="start">The instant to count from.</param>
    /// <param name="openTime">How much open time; a negative amount subtracts.</param>
    /// <param name="boundary">
    /// <see cref="Boundary.Earliest"/>: the smallest u at or after <paramref name="start"/> with at least that much open time in between.
    /// <see cref="Boundary.Latest"/>: the largest u with no more than that in between, so that zero while closed is the next opening.
    /// </param>
    /// <returns>The instant.</returns>
    /// <exception cref="InvalidOperationException">The calendar is never open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not that much open time up to the last instant of NodaTime, or the boundary is neither of the two.</exception>
    public Instant Add(Instant start, Duration openTime, Boundary boundary)
    {
        if (openTime < Duration.Zero)
        {
            return Subtract(start, -openTime, boundary);
        }

        RequireKnown(boundary);
        if (boundary == Boundary.Earliest && openTime == Duration.Zero)
        {
            return IfEverOpen(start);
        }

        return _timeline.TryAt(start, openTime, closed: false, boundary == Boundary.Latest, out Instant found) ? found : throw NoAnswer(start, openTime, "after");
    }

    /// <summary>
    /// The latest instant at or before another with an amount of open time in between.
    /// The same as <see cref="Subtract(Instant, Duration, Boundary)"/> with <see cref="Boundary.Latest"/>; a negative amount adds with the default of
    /// <see cref="Add(Instant, Duration)"/>.
    /// </summary>
    /// <param name="end">The instant to count back from.</param>
    /// <param name="openTime">How much open time. Zero gives <paramref name="end"/> itself, open or not.</param>
    /// <returns>The instant.</returns>
    /// <exception cref="InvalidOperationException">The calendar is never open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not that much open time back to the first instant of NodaTime.</exception>
    public Instant Subtract(Instant end, Duration openTime) =>
        openTime < Duration.Zero ? Add(end, -openTime, Boundary.Earliest) : Subtract(end, openTime, Boundary.Latest);

    /// <summary>An instant at an amount of open time before another.</summary>
    /// <param name="end">The instant to count back from.</param>
    /// <param name="openTime">How much open time; a negative amount adds.</param>
    /// <param name="boundary">
    /// <see cref="Boundary.Latest"/>: the largest u at or before <paramref name="end"/> with at least that much open time in between.
    /// <see cref="Boundary.Earliest"/>: the smallest u with no more than that in between, so that zero while closed is the previous closing.
    /// </param>
    /// <returns>The instant.</returns>
    /// <exception cref="InvalidOperationException">The calendar is never open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not that much open time back to the first instant of NodaTime, or the boundary is neither of the two.</exception>
    public Instant Subtract(Instant end, Duration openTime, Boundary boundary)
    {
        if (openTime < Duration.Zero)
        {
            return Add(end, -openTime, boundary);
        }

        RequireKnown(boundary);
        if (boundary == Boundary.Latest && openTime == Duration.Zero)
        {
            return IfEverOpen(end);
        }

        return _timeline.TryAt(end, -openTime, closed: false, boundary == Boundary.Latest, out Instant found) ? found : throw NoAnswer(end, openTime, "before");
    }

    /// <summary>
    /// <see cref="Between(Instant, Instant)"/> on nanoseconds of Unix time, for columns. Exact, signed, without allocation; any number of threads.
    /// </summary>
    internal long BetweenNanoseconds(long startUnixNanoseconds, long endUnixNanoseconds) => _timeline.Between(startUnixNanoseconds, endUnixNanoseconds);

    /// <summary>As <see cref="Add(Instant, Duration)"/>, where having no answer is an answer; the amount is not below zero.</summary>
    internal bool TryAdd(Instant start, Duration openTime, out Instant found)
    {
        if (openTime == Duration.Zero)
        {
            found = start;
            return !IsNeverOpen;
        }

        return _timeline.TryAt(start, openTime, closed: false, latest: false, out found);
    }

    private static void RequireKnown(Boundary boundary)
    {
        if (boundary is not (Boundary.Earliest or Boundary.Latest))
        {
            throw new ArgumentOutOfRangeException(nameof(boundary), boundary, "The boundary is Earliest or Latest.");
        }
    }

    private Instant IfEverOpen(Instant instant) => IsNeverOpen ? throw NeverOpen() : instant;

    private Exception NoAnswer(Instant from, Duration openTime, string side)
    {
        if (IsNeverOpen)
        {
            return NeverOpen();
        }

        bool after = side == "after";
        Instant limit = after ? Instant.MaxValue : Instant.MinValue;
        return new ArgumentOutOfRangeException(
            nameof(openTime),
            FormattableString.Invariant(
                $"There is no instant with {openTime} of open time {side} {from}: between there and {limit}, the {(after ? "last" : "first")} instant of NodaTime, the calendar is open for {(after ? Between(from, limit) : Between(limit, from))}."));
    }

    private InvalidOperationException NeverOpen() =>
        new($"The calendar in {TimeZone.Id} is never open, so no amount of open time ever passes. Give it hours, or ask {nameof(IsNeverOpen)} first.");
}
