using SupportPerf.Metrics.Benchmarks.Measuring;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>This library over a table of columns.</summary>
internal sealed class EngineContestant : Contestant
{
    private readonly int _threads;
    private readonly Table _table;

    private readonly ReportOptions _options;

    private EngineContestant(string key, string name, Table table, int threads, ReportOptions options) => (Key, Name, _table, _threads, _options) = (key, name, table, threads, options);

    public override string Key { get; }

    public override string Name { get; }

    /// <summary>On one thread, on two, and with all that a report can have beside the figures, over the same table.</summary>
    public static IReadOnlyList<EngineContestant> All()
    {
        var table = new Table(static (seconds, validity) => validity is null ? InstantColumn.FromUnixSeconds32(seconds) : InstantColumn.FromUnixSeconds32(seconds, validity));
        return
        [
            new("engine", "our table engine, 1 thread", table, threads: 1, ReportAnswer.Options),
            new("engine-2", "our table engine, 2 threads", table, threads: 2, ReportAnswer.Options),
            new("engine-full", "our table engine, 1 thread, with totals and intervals", table, threads: 1, ReportAnswer.FullOptions),
        ];
    }

    /// <summary>The same tickets with milliseconds of their own, so that no instant need be of whole seconds. Its figures are others than the rivals'.</summary>
    public static EngineContestant OfMilliseconds()
    {
        var random = new Random(1);
        var table = new Table((seconds, validity) =>
        {
            long[] nanoseconds = Array.ConvertAll(seconds, second => (second * 1_000_000_000L) + (random.Next(1000) * 1_000_000L));
            return validity is null ? InstantColumn.FromUnixNanoseconds(nanoseconds) : InstantColumn.FromUnixNanoseconds(nanoseconds, validity);
        });
        return new("engine-milliseconds", "our table engine, 1 thread, instants of milliseconds", table, threads: 1, ReportAnswer.Options);
    }

    public override void Prepare(SuiteData data) => _table.Fill(data);

    public override object Run(Meter meter) => Report(_options);

    /// <summary>Another report of the same table.</summary>
    public SupportReport Report(ReportOptions options) => _table.Made!.Report(options, _threads);

    public override SuiteAnswer ToAnswer(object result) => ReportAnswer.Of((SupportReport)result);

    /// <summary>The table, made once for all.</summary>
    /// <param name="instants">A column of seconds as instants; null validity: every row has one.</param>
    private sealed class Table(Func<uint[], byte[]?, InstantColumn> instants)
    {
        public TicketTable? Made { get; private set; }

        public void Fill(SuiteData data) => Made ??= TicketTable.FromColumns(
            new TicketColumns
            {
                Created = instants(data.Created, null),
                FirstResponse = instants(data.Replied, Validity(data.Replied, SuiteData.None)),
                Solved = instants(data.Solved, Validity(data.Solved, SuiteData.None)),
                Dimensions = [new DimensionColumn(Dimension.Group, Array.ConvertAll(data.Group, static group => (int)group), SuiteCalendars.GroupNames)],
                Csat = new ScoreColumn(data.Csat, Validity(data.Csat, SuiteData.NoScore)),
                Nps = new ScoreColumn(data.Nps, Validity(data.Nps, SuiteData.NoScore)),
            },
            ReportAnswer.Options.Definitions,
            SuiteCalendars.End);

        /// <summary>A bit a row, the first row in the lowest: whether there is a value.</summary>
        private static byte[] Validity<T>(T[] values, T none)
            where T : IEquatable<T>
        {
            var bits = new byte[(values.Length + 7) / 8];
            for (int row = 0; row < values.Length; row++)
            {
                if (!values[row].Equals(none))
                {
                    bits[row >> 3] |= (byte)(1 << (row & 7));
                }
            }

            return bits;
        }
    }
}
