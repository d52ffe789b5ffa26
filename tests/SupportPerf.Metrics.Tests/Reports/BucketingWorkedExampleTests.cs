using System.Globalization;
using NodaTime.Calendars;
using SupportPerf.Metrics.Tests.Facts;

namespace SupportPerf.Metrics.Tests.Reports;

public class BucketingWorkedExampleTests
{
    private static ReportRow Created(WorkedExample example, Instant at, PeriodGrain grain) =>
        SupportReport.Compute(
            [new Ticket { Id = "1", CreatedAt = at }],
            null,
            new ReportOptions { TimeZone = DateTimeZoneProviders.Tzdb[example.Input("timezone").GetString()!], Period = grain }).Rows.First(static row => row.Metric == "tickets_created");

    public static TheoryData<string> DayExamples() => WorkedExamples.Ids("local_day_bounds");

    public static TheoryData<string> KeyExamples() => WorkedExamples.Ids("bucket_key");

    [SkippableTheory]
    [MemberData(nameof(DayExamples))]
    public void A_local_day_has_its_real_length(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[example.Input("timezone").GetString()!];
        LocalDate date = LocalDate.FromDateTime(DateTime.Parse(example.Input("date").GetString()!, CultureInfo.InvariantCulture));
        ReportRow row = Created(example, date.At(new LocalTime(12, 0)).InZoneLeniently(zone).ToInstant(), PeriodGrain.Day);

        Assert.Equal(date, row.PeriodLocalDate);
        Assert.Equal(ExampleTicket.Time(example.Expected.GetProperty("start").GetString()!), row.PeriodStart);
        Assert.Equal(ExampleTicket.Time(example.Expected.GetProperty("end").GetString()!), row.PeriodEnd);
        example.Check("hours", (row.PeriodEnd!.Value - row.PeriodStart!.Value).TotalHours);
    }

    [SkippableTheory]
    [MemberData(nameof(KeyExamples))]
    public void An_instant_falls_into_its_local_day_week_and_month(string id)
    {
        WorkedExample example = WorkedExamples.Get(id);
        Instant at = ExampleTicket.Time(example.Input("instant").GetString()!);
        LocalDate week = Created(example, at, PeriodGrain.Week).PeriodLocalDate!.Value;

        Assert.Equal(example.Expected.GetProperty("day").GetString(), Created(example, at, PeriodGrain.Day).PeriodLocalDate!.Value.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(IsoDayOfWeek.Monday, week.DayOfWeek);
        Assert.Equal(example.Expected.GetProperty("iso_week").GetString(), FormattableString.Invariant($"{WeekYearRules.Iso.GetWeekYear(week)}-W{WeekYearRules.Iso.GetWeekOfWeekYear(week):00}"));
        Assert.Equal(example.Expected.GetProperty("month").GetString(), Created(example, at, PeriodGrain.Month).PeriodLocalDate!.Value.ToString("uuuu-MM", CultureInfo.InvariantCulture));
    }
}
