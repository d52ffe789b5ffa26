using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

/// <summary>The same random tickets and ratings as columns and as records.</summary>
internal sealed class ColumnRecords
{
    private static readonly string[] Groups = ["Berlin", "Austin", "", "Pune"];

    private ColumnRecords(TicketColumns columns, Ticket[] tickets, SurveyResponse[] ratings) => (Columns, Tickets, Ratings) = (columns, tickets, ratings);

    /// <summary>A row without a first response is one that waits: what columns say, records say under this.</summary>
    public static Definitions Definitions { get; } = Definitions.Default with { ResponsesFrom = StateSource.Record };

    public TicketColumns Columns { get; }

    public Ticket[] Tickets { get; }

    public SurveyResponse[] Ratings { get; }

    public static ColumnRecords Of(int seed, int count, bool whole)
    {
        RandomRecords random = new(seed);
        long[] created = new long[count];
        long?[] responses = new long?[count];
        long?[] solves = new long?[count];
        long?[] closes = new long?[count];
        int[] groups = new int[count];
        sbyte?[] csat = new sbyte?[count];
        sbyte?[] nps = new sbyte?[count];
        long?[] npsTimes = new long?[count];
        Duration?[] handled = new Duration?[count];
        int?[] reopens = new int?[count];
        Ticket[] tickets = new Ticket[count];
        List<SurveyResponse> ratings = [];
        long origin = Instant.FromUtc(2025, 12, 20, 0, 0).ToUnixTimeSeconds() * 1_000_000_000L;
        for (int i = 0; i < count; i++)
        {
            created[i] = origin + Nanoseconds(random.Next(120 * 86_400));
            responses[i] = random.Chance(80) ? created[i] + Nanoseconds(random.Next(200_000) - (random.Chance(5) ? 190_000 : 0)) : null;
            solves[i] = random.Chance(75) ? created[i] + Nanoseconds(random.Next(2_000_000) - (random.Chance(3) ? 1_990_000 : 0)) : null;
            closes[i] = random.Chance(20) ? (solves[i] ?? created[i]) + Nanoseconds(random.Next(400_000)) : null;
            groups[i] = random.Next(5) - 1;
            csat[i] = random.Chance(30) ? (sbyte)random.Next(7) : null;
            nps[i] = random.Chance(20) ? (sbyte)random.Next(11) : null;
            npsTimes[i] = random.Chance(50) ? created[i] + Nanoseconds(random.Next(5_000_000)) : null;
            handled[i] = random.Chance(20) ? Duration.FromNanoseconds(Nanoseconds(random.Next(10_000))) : null;
            reopens[i] = random.Chance(20) ? random.Next(4) : null;
            string? group = groups[i] < 0 ? null : Groups[groups[i]];
            tickets[i] = new Ticket
            {
                Id = $"row {i}",
                CreatedAt = At(created[i]),
                FirstResponseAt = responses[i] is { } response ? At(response) : null,
                SolvedAt = solves[i] is { } solved ? At(solved) : null,
                ClosedAt = closes[i] is { } closed ? At(closed) : null,
                HandleTime = handled[i],
                Reopens = reopens[i],
                Group = group,
            };
            Rate(SurveyKind.Csat, csat[i], created[i]);
            Rate(SurveyKind.Nps, nps[i], npsTimes[i] ?? created[i]);

            void Rate(SurveyKind kind, sbyte? score, long at)
            {
                if (score is { } given)
                {
                    ratings.Add(new SurveyResponse { Id = $"row {i}", Kind = kind, Score = given, AnsweredAt = At(at), Group = group });
                }
            }
        }

        TicketColumns columns = new()
        {
            Created = whole ? InstantColumn.FromUnixSeconds32(Array.ConvertAll(created, static value => (uint)(value / 1_000_000_000L))) : InstantColumn.FromUnixNanoseconds(created),
            FirstResponse = Instants(responses, whole),
            Solved = Instants(solves, whole),
            Closed = Instants(closes, whole),
            Dimensions = [new DimensionColumn(Dimension.Group, groups, Groups)],
            Csat = Scores(csat),
            Nps = Scores(nps),
            NpsAt = Instants(npsTimes, whole),
            HandleTimes = handled,
            Reopens = reopens,
        };
        return new ColumnRecords(columns, tickets, [.. ratings]);

        long Nanoseconds(int seconds) => (seconds * 1_000_000_000L) + (whole || random.Chance(70) ? 0 : random.Next(1_000_000_000));
    }

    private static Instant At(long nanoseconds) => Instant.FromUnixTimeSeconds(0).PlusNanoseconds(nanoseconds);

    private static InstantColumn Instants(long?[] values, bool whole)
    {
        long[] numbers = Array.ConvertAll(values, value => value is not { } given ? -7 : whole ? given / 1_000_000_000L : given);
        return whole ? InstantColumn.FromUnixSeconds(numbers, Validity(values)) : InstantColumn.FromUnixNanoseconds(numbers, Validity(values));
    }

    /// <summary>Instants in nanoseconds.</summary>
    public static InstantColumn Instants(Instant?[] values) =>
        Instants(Array.ConvertAll(values, static value => value is { } given ? (long?)(given - NodaConstants.UnixEpoch).ToInt64Nanoseconds() : null), whole: false);

    /// <summary>Durations in nanoseconds.</summary>
    public static DurationColumn Durations(Duration?[] values) =>
        DurationColumn.FromNanoseconds(Array.ConvertAll(values, static value => value?.ToInt64Nanoseconds() ?? -7), Validity(values));

    public static DimensionColumn Texts(Dimension dimension, string?[] values)
    {
        string[] different = [.. values.Where(static value => value is not null).Distinct().Select(static value => value!)];
        return new DimensionColumn(dimension, Array.ConvertAll(values, value => Array.IndexOf(different, value)), different);
    }

    public static ScoreColumn Scores(sbyte?[] values, SurveyScale? scale = null) => new(Array.ConvertAll(values, static value => value ?? 99), Validity(values), scale);

    private static byte[] Validity<T>(T?[] values)
        where T : struct
    {
        byte[] bits = new byte[(values.Length + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            bits[i / 8] |= (byte)(values[i] is null ? 0 : 1 << (i % 8));
        }

        return bits;
    }
}
