using NodaTime.Text;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <content>Instants and durations, and the forms in which they are written.</content>
internal sealed partial class MapParser
{
    private DurationField? Duration(MapObject map, string key, ColumnSet columns)
    {
        if (map.Optional(key) is not { } node)
        {
            return null;
        }

        DurationFormat format = DurationFormat.All[0];
        FieldColumn? column;
        if (node.IsObject)
        {
            if (node.Object("column", "missing", "optional", "format") is not { } field)
            {
                return null;
            }

            column = Column(field, columns);
            int? index = field.Optional("format")?.Choice<int>([.. DurationFormat.All.Select((known, i) => (known.Name, i))]);
            format = DurationFormat.All[index ?? 0];
        }
        else
        {
            column = Column(node, columns);
        }

        return column is null ? null : new DurationField(column, format);
    }

    private InstantField? Instant(MapObject map, string key, ColumnSet columns, bool isRequired = false)
    {
        MapNode? given = isRequired ? map.Required(key) : map.Optional(key);
        ColumnNeed need = isRequired ? ColumnNeed.Always : ColumnNeed.Usual;
        if (given is not { } node)
        {
            return null;
        }

        if (!node.IsObject)
        {
            return Column(node, columns, need) is { } plain ? new InstantField(plain, null, _formats, _clock, false) : null;
        }

        if (node.Object("column", "date", "time", "missing", "optional", "formats", "nextDay") is not { } field)
        {
            return null;
        }

        IReadOnlyList<InstantFormat> own = field.Optional("formats") is { } list ? Formats(list) : _formats;
        bool nextDay = field.Optional("nextDay")?.Flag() ?? false;
        if (!field.Has("date") && !field.Has("time"))
        {
            return Column(field, columns, need: need) is { } column ? new InstantField(column, null, own, _clock, nextDay) : null;
        }

        if (field.Has("column"))
        {
            field.Error("Both column and date or time; expected column, or date and time.");
        }

        FieldColumn? date = Column(field, columns, "date", need);
        FieldColumn? time = Column(field, columns, "time", need);
        return date is null || time is null ? null : new InstantField(date, time, own, _clock, nextDay);
    }

    private List<InstantFormat> Formats(MapNode node)
    {
        List<InstantFormat> result = [];
        foreach (MapNode item in node.Items())
        {
            if (item.Text("iso, epoch_s, epoch_ms or a NodaTime pattern") is not { } name)
            {
                continue;
            }

            try
            {
                InstantFormat format = InstantFormat.Create(name);
                result.Add(format);
                if (format.IsLocal && !_hasTimeZoneKey)
                {
                    item.Error($"'{name}' has no offset, and the map names no timeZone to read it in. Add timeZone.");
                }
            }
            catch (InvalidPatternException e)
            {
                item.Error($"'{name}' is neither iso, epoch_s, epoch_ms nor a NodaTime pattern: {e.Message}");
            }
        }

        if (node.Items().Count == 0)
        {
            node.Error("An empty list; expected one date format at least.");
        }

        return result.Count > 0 ? result : [InstantFormat.Iso];
    }
}
