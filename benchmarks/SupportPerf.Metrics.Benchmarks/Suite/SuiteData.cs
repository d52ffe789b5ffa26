using NodaTime;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>
/// Tickets as every contestant gets them, in the order of their creation as an export has them: seeded, so that every run has the same. Large groups and small ones,
/// working hours busier than nights, response and resolution times of a log-normal kind, some tickets without a reply, some still open, a quarter with a satisfaction
/// score and a tenth with a recommendation score. Whole seconds, as helpdesks have them.
/// </summary>
internal sealed class SuiteData
{
    /// <summary>Stands for "not yet" and for "not answered".</summary>
    public const uint None = 0;

    public const sbyte NoScore = -1;

    private const int Seed = 20261122;

    /// <param name="count">How many tickets.</param>
    /// <param name="seed">Another seed, another set.</param>
    /// <param name="part">Which part of the years they are created in, and of how many.</param>
    public SuiteData(int count, int seed = Seed, (int Number, int Of)? part = null)
    {
        var random = new Random(seed);
        Created = new uint[count];
        Replied = new uint[count];
        Solved = new uint[count];
        Group = new byte[count];
        Csat = new sbyte[count];
        Nps = new sbyte[count];
        byte[] groups = GroupDraw();
        long start = SuiteCalendars.Start.ToUnixTimeSeconds();
        long end = SuiteCalendars.End.ToUnixTimeSeconds();
        (int number, int of) = part ?? (0, 1);
        long from = start + ((end - start) * number / of);
        long until = start + ((end - start) * (number + 1) / of);
        for (int i = 0; i < count; i++)
        {
            Created[i] = (uint)CreatedAt(random, from, until);
        }

        Array.Sort(Created);
        for (int i = 0; i < count; i++)
        {
            double reply = LogNormal(random, median: 2 * 3600, sigma: 1.6);
            double solve = reply + LogNormal(random, median: 30 * 3600, sigma: 1.5);
            long repliedAt = Created[i] + (long)reply;
            long solvedAt = Created[i] + (long)solve;
            bool isSolved = random.Next(100) >= 3 && solvedAt <= end;
            Replied[i] = random.Next(100) >= 4 && repliedAt <= end ? (uint)repliedAt : None;
            Solved[i] = isSolved ? (uint)solvedAt : None;
            Group[i] = groups[random.Next(groups.Length)];
            Csat[i] = random.Next(100) < 25 ? (sbyte)(5 - (random.Next(20) * random.Next(20) / 80)) : NoScore;
            Nps[i] = random.Next(100) < 10 ? (sbyte)(10 - (random.Next(20) * random.Next(20) / 36)) : NoScore;
        }
    }

    public int Count => Created.Length;

    /// <summary>Seconds since 1970, as are the next two.</summary>
    public uint[] Created { get; }

    public uint[] Replied { get; }

    public uint[] Solved { get; }

    public byte[] Group { get; }

    /// <summary>1 to 5.</summary>
    public sbyte[] Csat { get; }

    /// <summary>0 to 10.</summary>
    public sbyte[] Nps { get; }

    /// <summary>The ticket of a row.</summary>
    public Ticket TicketAt(int row, string id) => new()
    {
        Id = id,
        CreatedAt = Instant.FromUnixTimeSeconds(Created[row]),
        FirstResponseAt = Optional(Replied[row]),
        SolvedAt = Optional(Solved[row]),
        Status = Solved[row] == None ? TicketStatus.Open : TicketStatus.Solved,
        Group = SuiteCalendars.GroupNames[Group[row]],
    };

    /// <summary>The answers of a row's customer, sent with the ticket so that they belong to the month of its creation.</summary>
    public IEnumerable<SurveyResponse> AnswersAt(int row, string id)
    {
        if (Csat[row] != NoScore)
        {
            yield return Answer(row, id, SurveyKind.Csat, Csat[row]);
        }

        if (Nps[row] != NoScore)
        {
            yield return Answer(row, id, SurveyKind.Nps, Nps[row]);
        }
    }

    public static Instant? Optional(uint seconds) => seconds == None ? null : Instant.FromUnixTimeSeconds(seconds);

    private SurveyResponse Answer(int row, string id, SurveyKind kind, int score) => new()
    {
        Id = id,
        Kind = kind,
        Score = score,
        SentAt = Instant.FromUnixTimeSeconds(Created[row]),
        AnsweredAt = Instant.FromUnixTimeSeconds(Created[row]),
        Group = SuiteCalendars.GroupNames[Group[row]],
    };

    /// <summary>The largest group has some thirty times as many tickets as the smallest.</summary>
    private static byte[] GroupDraw()
    {
        List<byte> draw = [];
        for (int group = 0; group < SuiteCalendars.Groups; group++)
        {
            draw.AddRange(Enumerable.Repeat((byte)group, 600 / (group + 6)));
        }

        return [.. draw];
    }

    /// <summary>Any second of the years; nights and weekends are drawn again more often than not.</summary>
    private static long CreatedAt(Random random, long start, long end)
    {
        while (true)
        {
            long at = random.NextInt64(start, end);
            bool quiet = at % 86_400 < 6 * 3600 || ((at / 86_400) + 4) % 7 is 0 or 6;
            if (!quiet || random.Next(10) < 3)
            {
                return at;
            }
        }
    }

    private static double LogNormal(Random random, double median, double sigma)
    {
        double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return median * Math.Exp(sigma * normal);
    }
}
