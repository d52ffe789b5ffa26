namespace SupportPerf.Metrics.Tool.Sample;

/// <summary>Who works and what is sold in the sample's invented company.</summary>
internal static class SampleTeam
{
    public const string FirstLine = "Customer Care";
    public const string Messaging = "Live Chat";
    public const string Telephone = "Phone Desk";
    public const string SecondLine = "Technical Support";
    public const string Money = "Billing";

    private static readonly SampleAgent[] Agents =
    [
        new("Amara", FirstLine, 0.8, 0.5), new("Bruno", FirstLine, 1.0, 0.2), new("Chiara", FirstLine, 1.1, 0.4), new("Dmitri", FirstLine, 1.5, -0.3),
        new("Elif", FirstLine, 0.9, 0.1), new("Femi", FirstLine, 1.2, 0.0),
        new("Greta", Messaging, 0.8, 0.4), new("Hugo", Messaging, 1.0, 0.1), new("Inès", Messaging, 1.2, 0.3), new("Jonas", Messaging, 1.4, -0.4),
        new("Katja", Telephone, 1.0, 0.3), new("Liam", Telephone, 1.1, 0.1), new("Mina", Telephone, 0.9, 0.5),
        new("Noor", SecondLine, 1.0, 0.4), new("Oskar", SecondLine, 1.3, 0.1), new("Priya", SecondLine, 0.9, 0.5),
        new("Quentin", Money, 1.2, -0.1), new("Rosa", Money, 0.9, 0.3),
    ];

    private static readonly Dictionary<string, SampleAgent[]> ByGroup =
        Agents.GroupBy(agent => agent.Group).ToDictionary(group => group.Key, group => group.ToArray());

    public static IReadOnlyList<string> Products { get; } = ["Shop", "App", "Payments", "Account"];

    public static IReadOnlyList<double> ProductWeights { get; } = [0.40, 0.22, 0.23, 0.15];

    public static IReadOnlyList<string> Priorities { get; } = ["low", "normal", "high", "urgent"];

    public static IReadOnlyList<double> PriorityWeights { get; } = [0.18, 0.58, 0.19, 0.05];

    public static IReadOnlyList<string> Languages { get; } = ["de", "en", "fr"];

    public static IReadOnlyList<double> LanguageWeights { get; } = [0.62, 0.28, 0.10];

    public static IReadOnlyList<SampleAgent> In(string group) => ByGroup[group];
}
