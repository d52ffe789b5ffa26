using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures;

/// <summary>Tickets solved: those that ended, each once, at its last solve, or its close where it has no solve.</summary>
/// <remarks>
/// Formula: tickets that ended, each once, at its last solve, or its close where it has no solve; tickets that are open again do not count. By <see cref="Definitions.SolvedCount"/> tickets that were solved in the period, reopened later or not, each once in it, or every solve. Left out: with <see cref="Definitions.SolvedByPeopleOnly"/> what a bot or an automation ended. Anchor: the end. Unit: count. Empty: 0, or no row. Source: GLPI (still
/// solved), Chatwoot (events).
/// </remarks>
internal static class TicketsSolved
{
    public static TicketCount Metric { get; } = new("tickets_solved", Observe) { Agent = Credits.LastSolver, Reads = FactParts.None };

    private static void Observe(TicketFacts facts, CountObserver into)
    {
        Definitions definitions = facts.Definitions;
        if (definitions.SolvedByPeopleOnly && facts.EndedByAutomation)
        {
            return;
        }

        if (definitions.SolvedCount == SolvedCount.StillSolved)
        {
            if (facts.End != Nanoseconds.Never)
            {
                into.Add(facts.End);
            }

            return;
        }

        into.Begin();
        foreach (Stretch open in facts.OpenStretches)
        {
            if (open.Stop != Nanoseconds.Never)
            {
                if (definitions.SolvedCount == SolvedCount.Tickets)
                {
                    into.AddOnce(open.Stop);
                }
                else
                {
                    into.Add(open.Stop);
                }
            }
        }
    }
}
