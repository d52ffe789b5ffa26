namespace SupportPerf.Metrics.Reports;

/// <summary>Where rows of facts go.</summary>
internal interface IFactOutput : IDisposable
{
    /// <summary>Writes the record at hand of a sheet.</summary>
    void Row(FactSheet sheet);

    void End(ReportQuality quality);
}
