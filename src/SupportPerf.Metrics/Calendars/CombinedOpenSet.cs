using NodaTime;

namespace SupportPerf.Metrics.Calendars;

/// <summary>How two sets of open instants become one.</summary>
internal enum Combination
{
    Intersection,
    Union,
    Difference,
}

/// <summary>Two open sets, in whatever zones, combined instant by instant: both are written out on the same buckets, and each pair of patterns is combined once.</summary>
internal sealed class CombinedOpenSet(OpenSet left, OpenSet right, Combination combination) : OpenSet
{
    public override int Phase => left.Phase;

    public override long FirstIrregularDay => Math.Min(left.FirstIrregularDay, right.FirstIrregularDay);

    public override long LastIrregularDay => Math.Max(left.LastIrregularDay, right.LastIrregularDay);

    public override bool IsCertainlyNeverOpen => combination switch
    {
        Combination.Intersection => left.IsCertainlyNeverOpen || right.IsCertainlyNeverOpen,
        Combination.Union => left.IsCertainlyNeverOpen && right.IsCertainlyNeverOpen,
        _ => left.IsCertainlyNeverOpen || right.IsCertainlyAlwaysOpen,
    };

    public override bool IsCertainlyAlwaysOpen => combination switch
    {
        Combination.Intersection => left.IsCertainlyAlwaysOpen && right.IsCertainlyAlwaysOpen,
        Combination.Union => left.IsCertainlyAlwaysOpen || right.IsCertainlyAlwaysOpen,
        _ => left.IsCertainlyAlwaysOpen && right.IsCertainlyNeverOpen,
    };

    public override int[] WriteOut(long firstBucket, int count, int phase, DayPatterns patterns)
    {
        var leftPatterns = new DayPatterns();
        var rightPatterns = new DayPatterns();
        int[] a = left.WriteOut(firstBucket, count, phase, leftPatterns);
        int[] b = right.WriteOut(firstBucket, count, phase, rightPatterns);
        var known = new Dictionary<(int, int), int>();
        for (int i = 0; i < count; i++)
        {
            if (!known.TryGetValue((a[i], b[i]), out int pattern))
            {
                pattern = patterns.Add(Combine(leftPatterns[a[i]], rightPatterns[b[i]]));
                known.Add((a[i], b[i]), pattern);
            }

            a[i] = pattern;
        }

        return a;
    }

    public override string Describe(LocalDate date) =>
        $"{left.Describe(date)} {(combination switch { Combination.Intersection => "and", Combination.Union => "or", _ => "except" })} {right.Describe(date)}";

    private List<long> Combine(List<long> a, List<long> b)
    {
        List<long> combined = [];
        switch (combination)
        {
            case Combination.Intersection:
                Stretches.Intersect(a, b, combined);
                break;
            case Combination.Union:
                Stretches.Union(a, b, combined);
                break;
            default:
                Stretches.Subtract(a, b, combined);
                break;
        }

        return combined;
    }
}
