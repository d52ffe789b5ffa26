namespace SupportPerf.Metrics.Sources.Mapped;

/// <content>The fields: each is the name of a column, or an object that says more about it.</content>
internal sealed partial class MapParser
{
    private static readonly string[] SharedKeys = ["group", "agent", "channel", "priority", "brand", "source", "dimensions"];

    private SharedFields Shared(MapObject map, ColumnSet columns)
    {
        List<string> names = [];
        List<TextField> values = [];
        if (map.Optional("dimensions") is { } node)
        {
            foreach ((string name, MapNode value) in node.FreeObject("an object of dimension names and columns"))
            {
                if (string.IsNullOrWhiteSpace(name) || Dimension.Standard.Contains(Dimension.Named(name)) || name is "hour_of_day" or "weekday")
                {
                    value.Error($"'{name}' is no name for a further dimension; {(name is "hour_of_day" or "weekday" ? "it is built in." : "map it as a key of its own.")}");
                    continue;
                }

                if (Text(value, columns) is { } field)
                {
                    names.Add(name);
                    values.Add(field);
                    if (!_dimensions.Contains(Dimension.Named(name)))
                    {
                        _dimensions.Add(Dimension.Named(name));
                    }
                }
            }
        }

        return new SharedFields
        {
            Group = Text(map, "group", columns),
            Agent = Text(map, "agent", columns),
            Channel = Text(map, "channel", columns),
            Priority = Text(map, "priority", columns),
            Brand = Text(map, "brand", columns),
            Source = Text(map, "source", columns),
            Names = [.. names],
            Values = [.. values],
        };
    }

    private KeyField Key(MapObject map, string key, ColumnSet columns)
    {
        List<FieldColumn> fields = [];
        if (map.Required(key) is { } node)
        {
            foreach (MapNode item in node.Items())
            {
                if (Column(item, columns, ColumnNeed.Always) is { } column)
                {
                    fields.Add(column);
                }
            }

            if (node.Items().Count == 0)
            {
                node.Error("An empty list; expected a column or several.");
            }
        }

        return new KeyField(fields);
    }

    private List<Condition> Where(MapObject map, ColumnSet columns)
    {
        List<Condition> conditions = [];
        foreach (MapNode item in map.Optional("where")?.Items() ?? [])
        {
            if (Condition(item, columns) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return conditions;
    }

    private Condition? Condition(MapNode? node, ColumnSet columns)
    {
        if (node?.Object("column", "is", "isNot", "isMissing", "missing", "optional") is not { } map)
        {
            return null;
        }

        FieldColumn? column = Column(map, columns);
        int said = (map.Has("is") ? 1 : 0) + (map.Has("isNot") ? 1 : 0) + (map.Has("isMissing") ? 1 : 0);
        if (said != 1)
        {
            map.Error("Expected exactly one of is, isNot and isMissing.");
        }

        if (map.Optional("isMissing") is { } isMissing)
        {
            return isMissing.Flag() is { } expected && column is not null ? new Condition(column, null, expected) : null;
        }

        MapNode? texts = map.Optional("is") ?? map.Optional("isNot");
        return texts is null || column is null ? null : new Condition(column, Utf8(texts.Value.Texts("a text or a list of texts")), map.Has("is"));
    }

    private TextField? Text(MapObject map, string key, ColumnSet columns) => map.Optional(key) is { } node ? Text(node, columns) : null;

    private TextField? Text(MapNode node, ColumnSet columns)
    {
        if (!node.IsObject)
        {
            return Column(node, columns) is { } plain ? new TextField(plain, null, true) : null;
        }

        if (node.Object("column", "missing", "optional", "values", "other") is not { } map || Column(map, columns) is not { } column)
        {
            return null;
        }

        Dictionary<string, string>? values = null;
        if (map.Optional("values") is { } list)
        {
            values = new(StringComparer.Ordinal);
            foreach ((string raw, MapNode value) in list.FreeObject("an object of the source's words and yours"))
            {
                if (value.Text("a word") is { } word)
                {
                    values[raw] = word;
                }
            }
        }

        map.Optional("other")?.Choice<bool>([("keep", true)]);
        return new TextField(column, values, values is not null);
    }

    private ChoiceField<T>? Choice<T>(MapObject map, string key, ColumnSet columns, IReadOnlyList<(string Name, T Value)> choices, bool isRequired = false)
        where T : struct
    {
        MapNode? node = isRequired ? map.Required(key) : map.Optional(key);
        if (node?.Object("column", "missing", "optional", "values", "other") is not { } field || Column(field, columns) is not { } column)
        {
            return null;
        }

        T? other = Other(field, choices);
        return field.Required("values") is { } list ? new ChoiceField<T>(column, Values(list, choices), other) : null;
    }

    /// <summary>What all words mean that are not listed. Null: nothing, they are kept and reported.</summary>
    private static T? Other<T>(MapObject field, IReadOnlyList<(string Name, T Value)> choices)
        where T : struct
    {
        int? index = field.Optional("other")?.Choice<int>([("keep", -1), .. choices.Select((choice, i) => (choice.Name, i))]);
        return index is null or < 0 ? null : choices[index.Value].Value;
    }

    private static Dictionary<string, T> Values<T>(MapNode list, IReadOnlyList<(string Name, T Value)> choices)
        where T : struct
    {
        Dictionary<string, T> values = new(StringComparer.Ordinal);
        foreach ((string raw, MapNode value) in list.FreeObject("an object of the source's words and their meanings"))
        {
            if (value.Choice(choices) is { } meaning)
            {
                values[raw.Trim(' ', '\t')] = meaning;
            }
        }

        return values;
    }

    private CountField? Count(MapObject map, string key, ColumnSet columns) =>
        Column(map.Optional(key), columns) is { } column ? new CountField(column) : null;

    /// <summary>A column by its name alone, or by an object with its name and its own missing texts.</summary>
    private FieldColumn? Column(MapNode? given, ColumnSet columns, ColumnNeed need = ColumnNeed.Usual)
    {
        if (given is not { } node)
        {
            return null;
        }

        if (node.IsObject)
        {
            return node.Object("column", "missing", "optional") is { } map ? Column(map, columns, need: need) : null;
        }

        return Named(node, columns, need, []);
    }

    private FieldColumn? Column(MapObject map, ColumnSet columns, string key = "column", ColumnNeed need = ColumnNeed.Usual)
    {
        if (map.Optional("optional")?.Flag() == true)
        {
            need = ColumnNeed.Optional;
        }

        List<byte[]> own = map.Optional("missing") is { } tokens ? Utf8(tokens.Texts("the texts that mean missing")) : [];
        return map.Required(key) is { } node ? Named(node, columns, need, own) : null;
    }

    private FieldColumn? Named(MapNode node, ColumnSet columns, ColumnNeed need, List<byte[]> own)
    {
        string? name = node.Text("the name of a column");
        if (name is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            node.Error("An empty name; expected the name of a column.");
            return null;
        }

        name = name.Trim(' ', '\t');
        return new FieldColumn(name, columns.Slot(name, need), [.. _missing, .. own]);
    }
}
