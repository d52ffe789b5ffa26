using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>The few further dimensions of a record: the names are shared by all records, so that each costs its values only.</summary>
internal sealed class NamedValues(string[] names, string?[] values) : IReadOnlyDictionary<string, string>
{
    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<string> Values => this.Select(pair => pair.Value);

    public int Count => values.Count(value => value is not null);

    public string this[string key] => TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"There is no value named '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (string.Equals(names[i], key, StringComparison.Ordinal))
            {
                value = values[i];
                return value is not null;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (int i = 0; i < names.Length; i++)
        {
            if (values[i] is { } value)
            {
                yield return new(names[i], value);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
