using System.Globalization;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>The names of the agents, groups or schedules of an export, by id.</summary>
internal sealed class NameTable<TKey>(bool useIds)
    where TKey : notnull
{
    private readonly Dictionary<TKey, string?> _names = [];
    private readonly Dictionary<TKey, string> _labels = [];
    private HashSet<string>? _shared;

    public int Count => _names.Count;

    /// <summary>The only id, where there is just one.</summary>
    public TKey Only => _names.Keys.Single();

    public bool Contains(TKey id) => _names.ContainsKey(id);

    public void Add(TKey id, string? name) => _names[id] = name;

    /// <summary>The name, with the id where two share it; the id where there is no name. One string for each.</summary>
    public string Label(TKey id)
    {
        if (_labels.TryGetValue(id, out string? label))
        {
            return label;
        }

        string text = Convert.ToString(id, CultureInfo.InvariantCulture)!;
        string? name = _names.GetValueOrDefault(id);
        if (useIds || string.IsNullOrWhiteSpace(name))
        {
            label = text;
        }
        else
        {
            _shared ??= [.. _names.Values.OfType<string>().GroupBy(other => other, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key)];
            label = _shared.Contains(name) ? $"{name} ({text})" : name;
        }

        _labels.Add(id, label);
        return label;
    }
}
