using System.Text.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>An object of the map whose keys are known: another key is an error that names the nearest known one.</summary>
internal sealed class MapObject
{
    private readonly Dictionary<string, MapNode> properties = new(StringComparer.Ordinal);
    private readonly MapNode node;

    public MapObject(MapNode node, JsonElement element, List<string> errors, IReadOnlyList<string> keys)
    {
        this.node = node;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            MapNode value = new(property.Value, $"{node.Path}.{property.Name}", errors);
            if (!keys.Contains(property.Name))
            {
                value.Error($"There is no key '{property.Name}' here; expected one of {string.Join(", ", keys)}.{Nearest.Hint(property.Name, keys)}");
            }
            else if (!this.properties.TryAdd(property.Name, value))
            {
                value.Error("The key stands here twice.");
            }
        }
    }

    public string Path => this.node.Path;

    public bool Has(string key) => this.properties.ContainsKey(key);

    public MapNode? Optional(string key) => this.properties.TryGetValue(key, out MapNode value) ? value : null;

    public MapNode? Required(string key)
    {
        if (this.properties.TryGetValue(key, out MapNode value))
        {
            return value;
        }

        this.node.Error($"The key '{key}' is missing.");
        return null;
    }

    public void Error(string message) => this.node.Error(message);
}
