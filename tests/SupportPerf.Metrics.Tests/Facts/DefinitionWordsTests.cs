using System.Reflection;

namespace SupportPerf.Metrics.Tests.Facts;

/// <summary>A report names its definitions by their id and words; so every option that changes a number changes them.</summary>
public class DefinitionWordsTests
{
    /// <summary>Rules with the options of each, put into definitions.</summary>
    private static readonly (object Standard, Func<object, Definitions> Into)[] Rules =
    [
        (Definitions.Default, static rule => (Definitions)rule),
        (SurveyDefinitions.Default, static rule => new() { Surveys = (SurveyDefinitions)rule }),
        (QaDefinitions.Default, static rule => new() { Reviews = (QaDefinitions)rule }),
        (AgentTimeDefinitions.Default, static rule => new() { AgentTimes = (AgentTimeDefinitions)rule }),
        (new SlaRule { Name = "a", Clock = SlaClock.ResolutionTime, Target = Duration.FromHours(1) }, static rule => new() { Slas = [(SlaRule)rule] }),
        (new ServiceLevelRule(), static rule => new() { ServiceLevels = [(ServiceLevelRule)rule] }),
        (new AbandonmentRule { ShortAbandon = Duration.FromSeconds(5) }, static rule => new() { Abandonments = [(AbandonmentRule)rule] }),
        (new HandleTimeRule(), static rule => new() { HandleTimes = [(HandleTimeRule)rule] }),
        (new SpeedOfAnswerRule(), static rule => new() { SpeedsOfAnswer = [(SpeedOfAnswerRule)rule] }),
        (new FirstContactRule(), static rule => new() { FirstContacts = [(FirstContactRule)rule] }),
        (new OccupancyRule(), static rule => new() { AgentTimes = new() { Occupancies = [(OccupancyRule)rule] } }),
        (new UtilizationRule(), static rule => new() { AgentTimes = new() { Utilizations = [(UtilizationRule)rule] } }),
        (new ScoreCut { Kind = SurveyKind.Csat, PositiveFrom = 4, NegativeFrom = 2 }, static rule => new() { Surveys = new() { Cuts = [(ScoreCut)rule] } }),
    ];

    /// <summary>Goals are printed beside a value and change none.</summary>
    private static readonly string[] ChangesNothing = ["ServiceLevelRule.Target"];

    public static TheoryData<int, string> Options()
    {
        TheoryData<int, string> options = [];
        for (int i = 0; i < Rules.Length; i++)
        {
            foreach (PropertyInfo option in Rules[i].Standard.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite))
            {
                if (!ChangesNothing.Contains($"{option.DeclaringType!.Name}.{option.Name}"))
                {
                    options.Add(i, option.Name);
                }
            }
        }

        return options;
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Each_option_changes_the_id(int rule, string name)
    {
        (object standard, Func<object, Definitions> into) = Rules[rule];
        PropertyInfo option = standard.GetType().GetProperty(name)!;
        object changed = standard.GetType().GetMethod("<Clone>$")!.Invoke(standard, null)!;
        option.SetValue(changed, Another(option.PropertyType, option.GetValue(standard)));

        Assert.NotEqual(into(standard).Id, into(changed).Id);
    }

    /// <summary>Another value than the one given.</summary>
    private static object Another(Type type, object? value)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            return Enum.GetValues(plain).Cast<object>().Last(other => !other.Equals(value));
        }

        return plain switch
        {
            _ when plain == typeof(bool) => value is not true,
            _ when plain == typeof(int) => (int)(value ?? 0) + 1,
            _ when plain == typeof(double) => 0.5,
            _ when plain == typeof(string) => value + "another",
            _ when plain == typeof(Duration) => (value as Duration? ?? Duration.Zero) + Duration.FromSeconds(7),
            _ when plain == typeof(SurveyScale) => new SurveyScale(1, 9),
            _ when plain == typeof(SurveyDefinitions) => SurveyDefinitions.Default with { ZeroIsBlank = true },
            _ when plain == typeof(QaDefinitions) => Changed(QaDefinitions.Default),
            _ when plain == typeof(AgentTimeDefinitions) => new AgentTimeDefinitions { Occupancies = [] },
            _ when plain == typeof(IReadOnlyList<TicketStatus>) => new[] { TicketStatus.New },
            _ when plain == typeof(IReadOnlyDictionary<string, TicketStatus>) => new Dictionary<string, TicketStatus> { ["odd"] = TicketStatus.Open },
            _ when plain == typeof(IReadOnlyDictionary<string, int>) => new Dictionary<string, int> { ["second"] = 2 },
            _ when plain == typeof(IReadOnlyList<SlaRule>) => new[] { new SlaRule { Name = "a", Clock = SlaClock.Due } },
            _ when plain == typeof(IReadOnlyList<SlaTarget>) => new[] { new SlaTarget { Target = Duration.FromHours(3) } },
            _ when plain == typeof(IReadOnlyList<ServiceLevelRule>) => Array.Empty<ServiceLevelRule>(),
            _ when plain == typeof(IReadOnlyList<AbandonmentRule>) => Array.Empty<AbandonmentRule>(),
            _ when plain == typeof(IReadOnlyList<HandleTimeRule>) => Array.Empty<HandleTimeRule>(),
            _ when plain == typeof(IReadOnlyList<SpeedOfAnswerRule>) => Array.Empty<SpeedOfAnswerRule>(),
            _ when plain == typeof(IReadOnlyList<FirstContactRule>) => Array.Empty<FirstContactRule>(),
            _ when plain == typeof(IReadOnlyList<OccupancyRule>) => Array.Empty<OccupancyRule>(),
            _ when plain == typeof(IReadOnlyList<UtilizationRule>) => Array.Empty<UtilizationRule>(),
            _ when plain == typeof(IReadOnlyList<ScoreCut>) => new[] { new ScoreCut { Kind = SurveyKind.Ces, PositiveFrom = 1, NegativeFrom = 0 } },
            _ when plain == typeof(IReadOnlyList<KeyValuePair<Dimension, string>>) => new[] { new KeyValuePair<Dimension, string>(Dimension.Group, "a") },
            _ => throw new InvalidOperationException($"An option of a type that this test does not know: {type}."),
        };
    }

    private static QaDefinitions Changed(QaDefinitions standard)
    {
        PropertyInfo option = typeof(QaDefinitions).GetProperties(BindingFlags.Public | BindingFlags.Instance).First(static property => property.CanWrite);
        QaDefinitions changed = standard with { };
        option.SetValue(changed, Another(option.PropertyType, option.GetValue(standard)));
        return changed;
    }
}
