namespace SupportPerf.Metrics;

/// <summary>Which kinds of records a table of facts holds.</summary>
[Flags]
public enum FactRecords
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Tickets.</summary>
    Tickets = 1,

    /// <summary>Answers to surveys and invitations that were not answered.</summary>
    Surveys = 2,

    /// <summary>Calls.</summary>
    Calls = 4,

    /// <summary>Quality reviews.</summary>
    Reviews = 8,

    /// <summary>All kinds.</summary>
    All = Tickets | Surveys | Calls | Reviews,
}
