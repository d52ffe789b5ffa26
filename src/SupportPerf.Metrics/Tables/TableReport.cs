namespace SupportPerf.Metrics.Tables;

/// <summary>Reports of the rows of a table, read by several threads into builders of their own that are merged in order.</summary>
internal static class TableReport
{
    private const int BlockRows = 1024;

    /// <param name="data">The columns.</param>
    /// <param name="view">The rows.</param>
    /// <param name="options">The options, checked.</param>
    /// <param name="threads">How many threads may work at it.</param>
    /// <param name="scanOf">A reader of rows into a builder.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static SupportReport Of(
        TableData data, TableView view, ReportOptions options, int threads, Func<SupportReportBuilder, IRowScan> scanOf, CancellationToken cancellationToken)
    {
        int rows = view.End - view.First;
        int blocks = (rows + BlockRows - 1) / BlockRows;

        // One thread finds the first issue first, which shall be thrown.
        threads = options.OnBadData == BadData.Throw ? 1 : Math.Max(1, Math.Min(threads, blocks));
        SupportReportBuilder[] builders = new SupportReportBuilder[threads];
        for (int thread = 0; thread < threads; thread++)
        {
            builders[thread] = new SupportReportBuilder(options);
        }

        data.Issues.CopyTo(builders[0].Issues);
        RowFilter filter = view.Filter.And(data, options.Where);
        if (threads == 1)
        {
            Read(0);
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = threads }, Read);
            for (int thread = 1; thread < threads; thread++)
            {
                builders[0].MergeParts(builders[thread]);
            }
        }

        return builders[0].Build(threads);

        void Read(int thread)
        {
            IRowScan scan = scanOf(builders[thread]);
            int end = StartOf(thread + 1);
            for (int row = StartOf(thread); row < end; row++)
            {
                if ((row - view.First) % BlockRows == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (filter.Keeps(row))
                {
                    scan.Add(row);
                }
            }
        }

        int StartOf(int thread) => view.First + (int)Math.Min(rows, (long)blocks * thread / threads * BlockRows);
    }
}
