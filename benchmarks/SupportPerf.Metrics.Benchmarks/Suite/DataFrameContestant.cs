using Microsoft.Data.Analysis;
using NodaTime;
using SupportPerf.Metrics.Benchmarks.Measuring;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>Microsoft.Data.Analysis: it groups by one column and knows no percentiles, so cells and business durations are given to it as columns.</summary>
internal sealed class DataFrameContestant : Contestant
{
    private readonly HashSet<int> _cells = [];
    private DataFrame _responses = new();
    private DataFrame _resolutions = new();

    public override string Key => "data-frame";

    public override string Name => "Microsoft.Data.Analysis, means of given durations";

    public override string? Subset => "mean response and resolution time only; cell and business time of each ticket computed before";

    public override void Prepare(SuiteData data)
    {
        _responses = Frame(data, data.Replied);
        _resolutions = Frame(data, data.Solved);
    }

    public override object Run(Meter meter) => (Means(_responses), Means(_resolutions));

    public override SuiteAnswer ToAnswer(object result)
    {
        (DataFrame responses, DataFrame resolutions) = ((DataFrame, DataFrame))result;
        Dictionary<int, double> response = ToDictionary(responses);
        Dictionary<int, double> resolution = ToDictionary(resolutions);
        var answer = new SuiteAnswer();
        foreach (int cell in _cells)
        {
            answer.Add((cell / SuiteCalendars.Months, cell % SuiteCalendars.Months), new SuiteCell
            {
                Response = new SuiteDuration(Mean: response.GetValueOrDefault(cell)),
                Resolution = new SuiteDuration(Mean: resolution.GetValueOrDefault(cell)),
            });
        }

        return answer;
    }

    private static DataFrame Means(DataFrame frame) => frame.GroupBy("cell").Mean("seconds");

    private static Dictionary<int, double> ToDictionary(DataFrame means) =>
        means.Rows.ToDictionary(static row => (int)row[0], static row => Convert.ToDouble(row[1], System.Globalization.CultureInfo.InvariantCulture));

    private DataFrame Frame(SuiteData data, uint[] stops)
    {
        var cells = new Int32DataFrameColumn("cell");
        var seconds = new DoubleDataFrameColumn("seconds");
        for (int i = 0; i < data.Count; i++)
        {
            Instant created = Instant.FromUnixTimeSeconds(data.Created[i]);
            int cell = (data.Group[i] * SuiteCalendars.Months) + SuiteCalendars.MonthOf(created);
            _cells.Add(cell);
            if (stops[i] == SuiteData.None)
            {
                continue;
            }

            cells.Append(cell);
            seconds.Append(SuiteCalendars.Calendars[SuiteCalendars.CalendarOf(data.Group[i])].Between(created, Instant.FromUnixTimeSeconds(stops[i])).TotalSeconds);
        }

        return new DataFrame(cells, seconds);
    }
}
