using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The histories of one issue that the export holds, from inside the issue and from pages; one that comes twice counts once.</summary>
internal sealed class ChangeLog
{
    private readonly HashSet<long> _histories = [];

    public List<ChangeItem> Items { get; } = [];

    /// <summary>How many histories there are in all, where a page says it.</summary>
    public int? Total { get; private set; }

    public int Count => _histories.Count;

    /// <summary>Jira gives the newest hundred only, unless the rest is fetched by pages.</summary>
    public bool IsCut => Total > Count;

    public void AddTotal(int? total) => Total = total > (Total ?? 0) ? total : Total ?? total;

    public void Add(ChangeLog other)
    {
        AddTotal(other.Total);
        Items.AddRange(other.Items.Where(item => !_histories.Contains(item.HistoryId)));
        _histories.UnionWith(other._histories);
    }

    /// <summary>Reads the histories of the array that was entered.</summary>
    public void ReadHistories(scoped ref JsonFields json, TextCache<string> texts, ref string? unreadable)
    {
        List<ChangeItem> items = [];
        while (json.NextObject())
        {
            items.Clear();
            long id = 0;
            Instant? at = null;
            Person author = default;
            while (json.NextMember())
            {
                ReadOnlySpan<byte> name = json.Name;
                switch (name.Length)
                {
                    case 2 when name.SequenceEqual("id"u8): id = json.Int64() ?? 0; break;
                    case 5 when name.SequenceEqual("items"u8) && json.EnterArray(): ReadItems(ref json, texts, items); break;
                    case 6 when name.SequenceEqual("author"u8): author = Person.Read(ref json, texts); break;
                    case 7 when name.SequenceEqual("created"u8): at = JiraTimes.Read(ref json, ref unreadable); break;
                    default: json.Skip(); break;
                }
            }

            bool isNew = _histories.Add(id == 0 ? -_histories.Count - 1 : id);
            if (at is not { } instant)
            {
                unreadable ??= FormattableString.Invariant($"The history {id} has no created; it is left out.");
            }
            else if (isNew)
            {
                Items.AddRange(items.Select(item => item with { HistoryId = id, At = instant, Author = author }));
            }
        }
    }

    private static void ReadItems(scoped ref JsonFields json, TextCache<string> texts, List<ChangeItem> items)
    {
        while (json.NextObject())
        {
            ChangedField? field = null;
            ChangeItem item = new(0, items.Count, default, default, default);
            while (json.NextMember())
            {
                ReadOnlySpan<byte> name = json.Name;
                switch (name.Length)
                {
                    case 2 when name.SequenceEqual("to"u8): item = item with { To = json.Text(texts) }; break;
                    case 4 when name.SequenceEqual("from"u8): item = item with { From = json.Text(texts) }; break;
                    case 5 when name.SequenceEqual("field"u8): field ??= Field(json.Raw()); break;
                    case 7 when name.SequenceEqual("fieldId"u8): field = Field(json.Raw()) ?? field; break;
                    case 8 when name.SequenceEqual("toString"u8): item = item with { ToName = json.Text(texts) }; break;
                    case 10 when name.SequenceEqual("fromString"u8): item = item with { FromName = json.Text(texts) }; break;
                    default: json.Skip(); break;
                }
            }

            if (field is { } known)
            {
                items.Add(item with { Field = known });
            }
        }
    }

    private static ChangedField? Field(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("status"u8) ? ChangedField.Status
        : name.SequenceEqual("assignee"u8) ? ChangedField.Assignee
        : name.SequenceEqual("priority"u8) ? ChangedField.Priority
        : name.SequenceEqual("project"u8) ? ChangedField.Project
        : null;
}
