using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>The source's own verdicts on named SLAs. Records with the same verdicts share one dictionary.</summary>
internal sealed class VendorFlags(IReadOnlyList<(string Name, ChoiceField<bool> Field)> slas)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, bool>> _known = new(StringComparer.Ordinal);
    private readonly char[] _verdicts = new char[slas.Count];

    public IReadOnlyDictionary<string, bool> Read(Row row, RowIssues issues)
    {
        for (int i = 0; i < slas.Count; i++)
        {
            _verdicts[i] = slas[i].Field.Read(row, issues) switch { true => 'y', false => 'n', null => '-' };
        }

        string key = new(_verdicts);
        if (!_known.TryGetValue(key, out IReadOnlyDictionary<string, bool>? flags))
        {
            flags = Enumerable.Range(0, slas.Count).Where(i => key[i] != '-').ToDictionary(i => slas[i].Name, i => key[i] == 'y', StringComparer.Ordinal);
            _known.Add(key, flags);
        }

        return flags;
    }
}
