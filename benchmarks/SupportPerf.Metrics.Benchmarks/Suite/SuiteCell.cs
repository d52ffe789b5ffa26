namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>The figures of one group in one month; what a contestant cannot say is left at <see cref="NotSaid"/>.</summary>
internal sealed record SuiteCell
{
    public const double NotSaid = double.NaN;

    public double Tickets { get; init; } = NotSaid;

    public double Solved { get; init; } = NotSaid;

    public SuiteDuration Response { get; init; } = new();

    public SuiteDuration Resolution { get; init; } = new();

    /// <summary>Answers of 4 or 5, and all of them.</summary>
    public double Satisfied { get; init; } = NotSaid;

    public double CsatAnswers { get; init; } = NotSaid;

    public double Promoters { get; init; } = NotSaid;

    public double Detractors { get; init; } = NotSaid;

    public double NpsAnswers { get; init; } = NotSaid;

    /// <summary>The first figure that is said and differs; null: none does.</summary>
    public string? DifferenceFrom(SuiteCell reference)
    {
        foreach ((string name, double mine, double theirs) in Figures().Zip(reference.Figures(), static (mine, theirs) => (mine.Name, mine.Value, theirs.Value)))
        {
            bool equal = double.IsNaN(mine) || Math.Abs(mine - theirs) <= 1e-9 * Math.Max(1, Math.Abs(theirs));
            if (!equal)
            {
                return FormattableString.Invariant($"{name} is {mine}, not {theirs}");
            }
        }

        return null;
    }

    private IEnumerable<(string Name, double Value)> Figures() =>
    [
        ("tickets", Tickets), ("solved", Solved),
        .. Response.Figures("response"), .. Resolution.Figures("resolution"),
        ("satisfied", Satisfied), ("satisfaction answers", CsatAnswers),
        ("promoters", Promoters), ("detractors", Detractors), ("recommendation answers", NpsAnswers),
    ];
}
