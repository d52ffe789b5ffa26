namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Fills a row with chosen columns of the source's current row.</summary>
internal abstract class RowBinding
{
    public abstract void Fill(Row row);
}
