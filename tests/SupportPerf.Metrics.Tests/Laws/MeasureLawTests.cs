using FsCheck.Xunit;

namespace SupportPerf.Metrics.Tests.Laws;

/// <summary>The laws of each KPI class, and that it says what a report says.</summary>
public class MeasureLawTests
{
    private static Definitions Rules(RandomRecords random) =>
        AnyOptions.DefinitionsOf(random) is var rules && random.Chance(50)
            ? rules with { Slas = [.. rules.Slas, new() { Name = "business", Clock = SlaClock.ResolutionTime, Basis = HoursBasis.Business, Target = Duration.FromHours(12) }] }
            : rules;

    private static void AddAll(IReadOnlyList<AnyMeasure> measures, IEnumerable<Ticket> tickets)
    {
        foreach (Ticket ticket in tickets)
        {
            foreach (AnyMeasure measure in measures)
            {
                measure.Add(ticket);
            }
        }
    }

    [Fact]
    public void Every_kpi_class_is_under_these_laws()
    {
        Type[] classes = [.. typeof(FirstResponseTime).Assembly.GetExportedTypes().Where(static type => type is { IsSealed: true, BaseType.IsGenericType: true }
            && (type.BaseType.GetGenericTypeDefinition() == typeof(TicketDurationMeasure<>) || type.BaseType.GetGenericTypeDefinition() == typeof(TicketRatioMeasure<>)))];

        Assert.Equal(classes.Select(static type => type.Name).Order(), AnyMeasure.Each(null, null, new() { Slas = [AnyOptions.Slas[0]] }).Select(static measure => measure.Type.Name).Order());
    }

    [Property(Replay = "(20261122,19)", MaxTest = 40)]
    public void Merging_is_associative_and_commutative_any_split_is_one_pass_and_order_plays_no_part(int seed)
    {
        RandomRecords random = new(seed);
        Definitions rules = Rules(random);
        Instant? asOf = random.Chance(60) ? AnyRecords.AsOf : null;
        IReadOnlyList<AnyMeasure> New() => AnyMeasure.Each(AnyOptions.Day, asOf, rules);

        Ticket[] tickets = new AnyRecords(seed).Tickets(random.Next(12));
        IReadOnlyList<AnyMeasure> onePass = New();
        IReadOnlyList<AnyMeasure> shuffled = New();
        IReadOnlyList<AnyMeasure>[] parts = [New(), New(), New()];
        IReadOnlyList<AnyMeasure>[] again = [New(), New(), New()];
        AddAll(onePass, tickets);
        AddAll(shuffled, tickets.OrderBy(_ => random.Next(1 << 20)));
        int first = random.Next(tickets.Length + 1);
        int second = first + random.Next(tickets.Length - first + 1);
        Ticket[][] split = [tickets[..first], tickets[first..second], tickets[second..]];
        for (int part = 0; part < 3; part++)
        {
            AddAll(parts[part], split[part]);
            AddAll(again[part], split[part]);
        }

        for (int i = 0; i < onePass.Count; i++)
        {
            byte[] whole = onePass[i].Saved();
            Assert.True(whole.AsSpan().SequenceEqual(shuffled[i].Saved()), $"{onePass[i]}: order");

            // (0 + 1) + 2 and 2 + (1 + 0), one of them by bytes.
            parts[0][i].Merge(parts[1][i]);
            parts[0][i].Merge(parts[2][i].Saved());
            Assert.True(whole.AsSpan().SequenceEqual(parts[0][i].Saved()), $"{onePass[i]}: left first");
            again[1][i].Merge(again[0][i]);
            again[2][i].Merge(again[1][i]);
            Assert.True(whole.AsSpan().SequenceEqual(again[2][i].Saved()), $"{onePass[i]}: right first");
            Assert.Equal(onePass[i].Figures(), again[2][i].Figures());
        }
    }

    [Property(Replay = "(20261122,23)", MaxTest = 40)]
    public void Nothing_is_the_identity_has_no_value_and_is_what_remains_when_all_are_taken_away(int seed)
    {
        RandomRecords random = new(seed);
        Definitions rules = Rules(random);
        Ticket[] tickets = new AnyRecords(seed).Tickets(random.Next(8));
        IReadOnlyList<AnyMeasure> nothing = AnyMeasure.Each(AnyOptions.Day, AnyRecords.AsOf, rules);
        IReadOnlyList<AnyMeasure> some = AnyMeasure.Each(AnyOptions.Day, AnyRecords.AsOf, rules);
        IReadOnlyList<AnyMeasure> emptied = AnyMeasure.Each(AnyOptions.Day, AnyRecords.AsOf, rules);
        AddAll(some, tickets);
        AddAll(emptied, tickets);
        for (int i = 0; i < nothing.Count; i++)
        {
            Assert.Equal(0, nothing[i].Excluded);
            Assert.All(nothing[i].Figures(), static figure => Assert.True(figure.Statistic.EndsWith("count", StringComparison.Ordinal) ? figure.Value == 0 : figure.Value is null, $"{figure}"));
            byte[] before = some[i].Saved();
            byte[] empty = nothing[i].Saved();
            some[i].Merge(nothing[i]);
            some[i].Merge(empty);
            Assert.Equal(before, some[i].Saved());
            nothing[i].Merge(some[i]);
            Assert.Equal(before, nothing[i].Saved());
            foreach (Ticket ticket in tickets.OrderBy(_ => random.Next(1 << 20)))
            {
                emptied[i].Retract(ticket);
            }

            Assert.Equal(empty, emptied[i].Saved());
        }
    }

    [Property(Replay = "(20261122,29)", MaxTest = 60)]
    public void It_says_what_a_report_says(int seed)
    {
        RandomRecords random = new(seed);
        Definitions rules = Rules(random);
        Ticket[] tickets = [.. new AnyRecords(seed).Tickets(40)];
        IReadOnlyList<AnyMeasure> measures = AnyMeasure.Each(AnyOptions.Day, AnyRecords.AsOf, rules);
        AddAll(measures, tickets);
        SupportReport report = SupportReport.Compute(tickets, null, new ReportOptions { Calendar = AnyOptions.Day, AsOf = AnyRecords.AsOf, Definitions = rules });
        foreach (AnyMeasure measure in measures)
        {
            foreach ((HoursBasis basis, string statistic, double? value) in measure.Figures())
            {
                ReportRow? row = report.Rows.SingleOrDefault(row =>
                    row.Metric == measure.Key && row.Variant == measure.Variant && row.Statistic == statistic && (basis == HoursBasis.None || row.HoursBasis == basis));
                Assert.True(row is null ? IsHidden(measure) || value is null or 0 : row.Value.Equals(value), $"{measure} {basis} {statistic}: {value:R}, in the report {row?.Value:R}");
            }
        }
    }

    // Shown only where something has the property at all.
    private static bool IsHidden(AnyMeasure measure) => measure.Key is "escalation_rate" or "bot_resolution_rate";
}
