using NodaTime;

namespace SupportPerf.Metrics;

/// <summary>The open time of one local date. The default value is 0001-01-01 with none.</summary>
/// <param name="Date">The local date, in the calendar's zone.</param>
/// <param name="OpenTime">Its open time, cut to the interval that was asked for.</param>
public readonly record struct DayOpenTime(LocalDate Date, Duration OpenTime);
