namespace SupportPerf.Metrics.Calendars;

/// <summary>
/// The distinct ways in which a bucket of 86,400 seconds can be open: a calendar has thousands of days but few patterns.
/// Bounds are nanoseconds in the bucket, sorted and disjoint: start, end, start, end ...
/// </summary>
internal sealed class DayPatterns
{
    public const long NanosecondsPerDay = 86_400_000_000_000;
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The pattern without a stretch, and the one that is open throughout: every list begins with them.</summary>
    public const int Closed = 0;
    public const int AllDay = 1;

    private readonly List<List<long>> _bounds = [[], [0, NanosecondsPerDay]];
    private readonly Dictionary<long, List<int>> _byHash = [];

    public int Count => _bounds.Count;

    /// <summary>True when some stretch begins or ends within a second, as pauses may.</summary>
    public bool HaveFractions { get; private set; }

    public List<long> this[int pattern] => _bounds[pattern];

    /// <summary>The number of a pattern, new or known. The list is kept: the caller does not change it afterwards.</summary>
    public int Add(List<long> bounds)
    {
        if (bounds.Count == 0)
        {
            return Closed;
        }

        if (bounds.Count == 2 && bounds[0] == 0 && bounds[1] == NanosecondsPerDay)
        {
            return AllDay;
        }

        long hash = bounds.Count;
        foreach (long bound in bounds)
        {
            hash = unchecked((hash * 31) + bound); // A hash wraps by nature.
        }

        if (!_byHash.TryGetValue(hash, out List<int>? candidates))
        {
            _byHash.Add(hash, candidates = []);
        }

        foreach (int candidate in candidates)
        {
            if (_bounds[candidate].SequenceEqual(bounds))
            {
                return candidate;
            }
        }

        HaveFractions |= bounds.Exists(bound => bound % NanosecondsPerSecond != 0);
        candidates.Add(_bounds.Count);
        _bounds.Add(bounds);
        return _bounds.Count - 1;
    }
}
