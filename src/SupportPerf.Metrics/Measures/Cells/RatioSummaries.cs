using SupportPerf.Metrics.Statistics;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>Sums up a cell of a share as of an instant.</summary>
internal static class RatioSummaries
{
    private static readonly IReadOnlyDictionary<string, long> None = new SortedDictionary<string, long>();

    public static RatioSummary Of(RatioCell cell, SlaPopulation population, CalendarSet calendars, long asOf)
    {
        long numerator = cell.Numerator;
        long denominator = cell.Denominator;
        long undecided = cell.Undecided;
        foreach (OpenTarget open in cell.Open ?? [])
        {
            bool late = open.IsLate(asOf, calendars);
            switch (population)
            {
                case SlaPopulation.All:
                case SlaPopulation.Decided when late:
                    denominator++;
                    break;
                case SlaPopulation.UndecidedIsMet:
                    denominator++;
                    numerator += late ? 0 : 1;
                    break;
                default:
                    undecided++;
                    break;
            }
        }

        return new RatioSummary(new Ratio(numerator, denominator), undecided, cell.Excluded?.ToDictionary() ?? None);
    }
}
