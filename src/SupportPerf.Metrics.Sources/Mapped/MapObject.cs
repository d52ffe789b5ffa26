using System.Text.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>An object of the map whose keys are known: another key is an error that names the nearest known one.</summary>
internal sealed class MapObject
{
    private readonly Dictionary<string, MapNode> _properties = new(StringComparer.Ordinal);
    private readonly MapNode _node;

    public MapObject(MapNode node, JsonElement element, List<string> errors, IReadOnlyList<string> keys)
    {
        _node = node;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            MapNode value = new(property.Value, $"{node.Path}.{property.Name}", errors);
            if (!keys.Contains(property.Name))
            {
                value.Error($"There is no key '{property.Name}' here; expected one of {string.Join(", ", keys)}.{Nearest.Hint(property.Name, keys)}");
            }
            else if (!_properties.TryAdd(property.Name, value))
            {
                value.Error("The key stands here twice.");
            }
        }
    }

    public string Path => _node.Path;

    public bool Has(string key) => _properties.ContainsKey(key);

    public MapNode? Optional(string key) => _properties.TryGetValue(key, out MapNode value) ? value : null;

    public MapNode? Required(string key)
    {
        if (_properties.TryGetValue(key, out MapNode value))
        {
            return value;
        }

        _node.Error($"The key '{key}' is missing.");
        return null;
    }

    public void Error(string message) => _node.Error(message);
}
