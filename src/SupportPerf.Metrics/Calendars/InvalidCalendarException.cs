namespace SupportPerf.Metrics;

/// <summary>A calendar's definition broke one rule or several; <see cref="Problems"/> lists all of them, not just the first.</summary>
public sealed class InvalidCalendarException : ArgumentException
{
    /// <summary>Creates the exception for some problems.</summary>
    /// <param name="problems">The problems, at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="problems"/> is null or empty.</exception>
    public InvalidCalendarException(IReadOnlyList<CalendarProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>Every problem that was found, in the order of the definition.</summary>
    public IReadOnlyList<CalendarProblem> Problems { get; }

    private static string Describe(IReadOnlyList<CalendarProblem> problems)
    {
        if (problems is null || problems.Count == 0)
        {
            throw new ArgumentException("An invalid calendar has at least one problem.", nameof(problems));
        }

        return problems.Count == 1
            ? $"The calendar is not valid. {problems[0]}"
            : $"The calendar is not valid: {problems.Count} problems.\n  {string.Join("\n  ", problems)}";
    }
}
