using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.HighPerformance;

namespace SupportPerf.Metrics;

/// <content>Many questions at once.</content>
public sealed partial class BusinessCalendar
{
    /// <summary>Both of NodaTime's 64-bit types are one count of nanoseconds; if a version of it changed that, columns are read one by one.</summary>
    private static readonly bool AreCounts = Unsafe.SizeOf<Instant64>() == sizeof(long) && Unsafe.SizeOf<Duration64>() == sizeof(long)
        && MemoryMarshal.Cast<Instant64, long>([Instant64.FromUnixTimeNanoseconds(0x0123_4567_89AB_CDEF)])[0] == 0x0123_4567_89AB_CDEF
        && MemoryMarshal.Cast<Duration64, long>([Duration64.FromNanoseconds(0x0123_4567_89AB_CDEF)])[0] == 0x0123_4567_89AB_CDEF;

    /// <summary>The open time of many spans: the same as <see cref="Between(Instant, Instant)"/> for each. Allocates nothing.</summary>
    /// <param name="starts">The starts.</param>
    /// <param name="ends">The ends, as many as there are starts.</param>
    /// <param name="results">Where the open times go; at least as long as the starts.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public void Between(ReadOnlySpan<Instant> starts, ReadOnlySpan<Instant> ends, Span<Duration> results)
    {
        RequireLengths(starts.Length, ends.Length, results.Length);
        for (int i = 0; i < starts.Length; i++)
        {
            results[i] = Between(starts[i], ends[i]);
        }
    }

    /// <summary>
    /// The open time of many spans in NodaTime's 64-bit instants (years 1678 to 2261), the fastest way there is: where the processor has
    /// AVX2, four spans go at once. The same as <see cref="Between(Instant, Instant)"/> for each. Allocates nothing.
    /// </summary>
    /// <param name="starts">The starts.</param>
    /// <param name="ends">The ends, as many as there are starts.</param>
    /// <param name="results">Where the open times go; at least as long as the starts.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="OverflowException">A span is open for more than the 292 years that a <see cref="Duration64"/> holds.</exception>
    public void Between(ReadOnlySpan<Instant64> starts, ReadOnlySpan<Instant64> ends, Span<Duration64> results)
    {
        RequireLengths(starts.Length, ends.Length, results.Length);
        if (AreCounts)
        {
            _timeline.Between(MemoryMarshal.Cast<Instant64, long>(starts), MemoryMarshal.Cast<Instant64, long>(ends), MemoryMarshal.Cast<Duration64, long>(results));
            return;
        }

        for (int i = 0; i < starts.Length; i++)
        {
            results[i] = Duration64.FromNanoseconds(_timeline.Between(starts[i].ToUnixTimeNanoseconds(), ends[i].ToUnixTimeNanoseconds()));
        }
    }

    /// <summary>The deadlines of many instants at one amount of open time: the same as <see cref="Add(Instant, Duration, Boundary)"/> for each.</summary>
    /// <param name="starts">The instants to count from.</param>
    /// <param name="openTime">How much open time; a negative amount subtracts.</param>
    /// <param name="boundary">Which instant to name where the amount ends on a closing.</param>
    /// <param name="results">Where the deadlines go; at least as long as the starts.</param>
    /// <exception cref="ArgumentException">The results are shorter than the starts.</exception>
    /// <exception cref="InvalidOperationException">The calendar is never open.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not that much open time from one of the instants.</exception>
    public void Add(ReadOnlySpan<Instant> starts, Duration openTime, Boundary boundary, Span<Instant> results)
    {
        RequireLengths(starts.Length, starts.Length, results.Length);
        for (int i = 0; i < starts.Length; i++)
        {
            results[i] = Add(starts[i], openTime, boundary);
        }
    }

    /// <summary>
    /// <see cref="Between(Instant, Instant)"/> on columns of nanoseconds of Unix time. Exact, signed, without allocation; any number of threads.
    /// The columns are of one length.
    /// </summary>
    internal void BetweenNanoseconds(ReadOnlySpan<long> startUnixNanoseconds, ReadOnlySpan<long> endUnixNanoseconds, Span<long> results) =>
        _timeline.Between(startUnixNanoseconds, endUnixNanoseconds, results);

    private static void RequireLengths(int starts, int ends, int results)
    {
        if (ends != starts)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {starts} starts and {ends} ends; each start has its end."), nameof(ends));
        }

        if (results < starts)
        {
            throw new ArgumentException(FormattableString.Invariant($"There is room for {results} results of {starts} spans."), nameof(results));
        }
    }
}
