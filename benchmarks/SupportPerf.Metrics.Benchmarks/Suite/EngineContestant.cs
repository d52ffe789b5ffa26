using SupportPerf.Metrics.Benchmarks.Measuring;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Benchmarks.Suite;

/// <summary>This library over a table of columns.</summary>
internal sealed class EngineContestant : Contestant
{
    private readonly int _threads;
    private readonly Table _table;

    private EngineContestant(string key, string name, Table table, int threads) => (Key, Name, _table, _threads) = (key, name, table, threads);

    public override string Key { get; }

    public override string Name { get; }

    /// <summary>On one thread, and on two, over the same table.</summary>
    public static IReadOnlyList<EngineContestant> All()
    {
        var table = new Table();
        return [new("engine", "our table engine, 1 thread", table, threads: 1), new("engine-2", "our table engine, 2 threads", table, threads: 2)];
    }

    public override void Prepare(SuiteData data) => _table.Fill(data);

    public override object Run(Meter meter) => _table.Made!.Report(ReportAnswer.Options, _threads);

    public override SuiteAnswer ToAnswer(object result) => ReportAnswer.Of((SupportReport)result);

    /// <summary>The table, made once for all.</summary>
    private sealed class Table
    {
        public TicketTable? Made { get; private set; }

        public void Fill(SuiteData data) => Made ??= TicketTable.FromColumns(
            new TicketColumns
            {
                Created = InstantColumn.FromUnixSeconds32(data.Created),
                FirstResponse = InstantColumn.FromUnixSeconds32(data.Replied, Validity(data.Replied, SuiteData.None)),
                Solved = InstantColumn.FromUnixSeconds32(data.Solved, Validity(data.Solved, SuiteData.None)),
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
