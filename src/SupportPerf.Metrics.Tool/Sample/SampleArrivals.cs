using NodaTime;

namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>When customers get in touch: by weekday and hour, slowly growing, with one outage.</summary>
internal static class SampleArrivals
{
    public const string Email = "email";
    public const string Web = "web";
    public const string Chat = "messaging";
    public const string Voice = "voice";

    private const int Customers = 2600;
    private static readonly LocalDate Outage = new(2026, 4, 14);
    private static readonly double[] WeekdayRate = [32, 28, 25, 25, 23, 11, 10];

    private static readonly double[] HourRate =
        [0.4, 0.2, 0.2, 0.2, 0.3, 0.6, 1.5, 3, 6, 8, 8.5, 8, 6.5, 6.5, 7, 7, 6.5, 6, 5, 4.5, 4, 3, 1.8, 0.9];

    private static readonly string[] Channels = [Email, Web, Chat, Voice];
    private static readonly double[] DayChannels = [0.39, 0.23, 0.21, 0.17];
    private static readonly double[] NightChannels = [0.50, 0.27, 0.20, 0.03];

    /// <summary>Every contact from the first date up to and without <paramref name="end"/>, in order of time.</summary>
    public static IEnumerable<Contact> Between(LocalDate start, LocalDate end, DateTimeZone zone, SampleRandom random)
    {
        int day = 0;
        for (LocalDate date = start; date < end; date = date.PlusDays(1), day++)
        {
            double growth = 0.90 + (0.20 * day / 181);
            List<Contact> contacts = [];
            int count = random.Count(WeekdayRate[(int)date.DayOfWeek - 1] * growth);
            for (int i = 0; i < count; i++)
            {
                int hour = random.Weighted(HourRate);
                double load = date >= Outage && date < Outage.PlusDays(3) ? 2.2 : 1;
                contacts.Add(One(At(date, hour, random), hour is >= 7 and < 19, load, outage: false));
            }

            for (int i = 0; date == Outage && i < 64; i++)
            {
                contacts.Add(One(At(date, 10 + random.Weighted([3, 5, 3, 1]), random), day: true, load: 2.2, outage: true));
            }

            // OrderBy is stable on every runtime; Sort is not.
            foreach (Contact contact in contacts.OrderBy(contact => contact.At))
            {
                yield return contact;
            }
        }

        Instant At(LocalDate date, int hour, SampleRandom random) =>
            zone.AtLeniently(date.At(new LocalTime(hour, random.Below(60), random.Below(60)))).ToInstant();

        Contact One(Instant at, bool day, double load, bool outage) => new()
        {
            At = at,
            Channel = Channels[random.Weighted(day ? DayChannels : NightChannels)],
            Priority = outage ? (random.Chance(0.4) ? "urgent" : "high") : SampleTeam.Priorities[random.Weighted(SampleTeam.PriorityWeights)],
            Product = outage ? "Payments" : SampleTeam.Products[random.Weighted(SampleTeam.ProductWeights)],
            Language = SampleTeam.Languages[random.Weighted(SampleTeam.LanguageWeights)],
            Brand = random.Chance(0.72) ? "Alder" : "Birch",
            Requester = Requester(random),
            Load = load,
        };
    }

    /// <summary>A customer; some get in touch far more often than others.</summary>
    public static string Requester(SampleRandom random)
    {
        double unit = random.Unit();
        return FormattableString.Invariant($"customer-{1 + (int)(unit * unit * Customers)}");
    }
}
