namespace SupportPerf.Metrics;

/// <summary>What a service level divides by what. Answered within the threshold is inclusive.</summary>
public enum ServiceLevelFormula
{
    /// <summary>Answered in time / (answered + abandoned, without short abandons). The default.</summary>
    OfferedWithoutShortAbandons = 0,

    /// <summary>Answered in time / (answered + abandoned): the third formula of ICMI, "negative" at Cisco.</summary>
    Offered = 1,

    /// <summary>Answered in time / answered: the second formula of ICMI, the default of RingCentral.</summary>
    Answered = 2,

    /// <summary>(Answered + abandoned, both in time) / (answered + abandoned): the first formula of ICMI, "positive" at Cisco.</summary>
    AbandonedInTimeCountAsMet = 3,

    /// <summary>Answered in time / (answered + abandoned after the threshold): the fourth formula of ICMI, "ignored" at Cisco.</summary>
    AbandonedInTimeAreIgnored = 4,

    /// <summary>(Answered in time + short abandons) / (answered + abandoned): the fifth formula of ICMI.</summary>
    ShortAbandonsCountAsMet = 5,
}
