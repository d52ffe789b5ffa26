using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>A date, or a range of dates, on which a calendar's weekly hours do not apply. Whole local days; for a part of a day use a shift or a break.</summary>
public sealed record Holiday
{
    /// <summary>A holiday of one date, without a name.</summary>
    /// <param name="date">The date.</param>
    public Holiday(LocalDate date)
        : this(date, date, null)
    {
    }

    /// <summary>A holiday of one date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="name">What the holiday is called; null when unknown.</param>
    public Holiday(LocalDate date, string? name)
        : this(date, date, name)
    {
    }

    /// <summary>A holiday of several dates, the first and the last included.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The last date.</param>
    /// <param name="name">What the holiday is called; null when unknown.</param>
    public Holiday(LocalDate from, LocalDate to, string? name)
    {
        From = from;
        To = to;
        Name = name;
    }

    /// <summary>The first date.</summary>
    public LocalDate From { get; }

    /// <summary>The last date, included; equal to <see cref="From"/> for a single day.</summary>
    public LocalDate To { get; }

    /// <summary>What the holiday is called; null when unknown.</summary>
    public string? Name { get; }
}
