using System.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>The custom fields that the caller wants to break down by, by their name in the record.</summary>
internal sealed class CustomDimensions(SourceOptions options, TextCache<string> texts)
{
    private readonly (byte[] Field, string Dimension)[] _fields = [.. options.CustomFields.Select(pair => (Encoding.UTF8.GetBytes(pair.Key), pair.Value))];

    public bool IsEmpty => _fields.Length == 0;

    /// <summary>The dimension of a field. Null: it is none of those wanted.</summary>
    public string? Of(ReadOnlySpan<byte> field)
    {
        string? found = null;
        field = IsEmpty ? field : JsonFields.Plain(field);
        foreach ((byte[] name, string dimension) in _fields)
        {
            found = field.SequenceEqual(name) ? dimension : found;
        }

        return found;
    }

    /// <summary>Takes the wanted members of the object that was entered; a text, number or truth value each.</summary>
    public void Read(scoped ref JsonFields json, ref Dictionary<string, string>? values)
    {
        while (json.NextMember())
        {
            if (Of(json.Name) is { } dimension && json.Text(texts) is { Length: > 0 } value)
            {
                (values ??= new(StringComparer.Ordinal))[dimension] = value;
            }
        }
    }
}
