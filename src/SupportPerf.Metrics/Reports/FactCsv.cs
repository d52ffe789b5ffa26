namespace SupportPerf.Metrics.Reports;

/// <summary>Rows of facts as CSV: the common columns, then those of every sheet.</summary>
internal sealed class FactCsv : IFactOutput
{
    private readonly CsvWriter _csv;
    private readonly Dimension[] _dimensions;
    private readonly FactSheet[] _sheets;

    public FactCsv(CsvWriter csv, Dimension[] dimensions, FactSheet[] sheets)
    {
        _csv = csv;
        _dimensions = dimensions;
        _sheets = sheets;
        foreach (string name in (string[])["record", "id", "at", .. dimensions.Select(static dimension => dimension.Name), "left_out"])
        {
            csv.Cell(name, true);
        }

        foreach (FactColumn column in sheets.SelectMany(static sheet => sheet.Columns))
        {
            csv.Cell(column.Name, true);
        }

        csv.EndRow();
    }

    public void Row(FactSheet sheet)
    {
        _csv.Cell(sheet.Record, true);
        _csv.Cell(sheet.Id, true);
        _csv.Cell(FactSheet.Text(sheet.At), true);
        foreach (Dimension dimension in _dimensions)
        {
            _csv.Cell(sheet.ValueOf(dimension), true);
        }

        _csv.Cell(sheet.LeftOut, true);
        foreach (FactSheet one in _sheets)
        {
            foreach (FactColumn column in one.Columns)
            {
                _csv.Cell(one == sheet && sheet.LeftOut is null ? column.Value() : null, column.Kind == FactKind.Text);
            }
        }

        _csv.EndRow();
    }

    public void End(ReportQuality quality)
    {
    }

    public void Dispose()
    {
    }
}
