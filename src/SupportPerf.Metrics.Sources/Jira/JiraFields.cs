using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>What the custom fields of a site are: each site has its own numbers for them.</summary>
internal sealed class JiraFields(SourceOptions options, TextCache<string> texts)
{
    private readonly Dictionary<string, CustomField> _kinds = [];
    private readonly Dictionary<string, string> _names = [];

    public CustomField Kind(string field) => _kinds.GetValueOrDefault(field);

    /// <summary>The dimension that the caller wants a field as, by its id or name. Null: none.</summary>
    public string? Dimension(string field) => Wanted(field, static (options, key) => options.CustomFields.GetValueOrDefault(key));

    /// <summary>Whether a field holds the seconds of work.</summary>
    public bool IsHandleTime(string field) => Wanted(field, static (options, key) => options.HandleTimeField == key ? key : null) is not null;

    public void Add(ReadOnlySpan<byte> record)
    {
        string? id = null;
        string? name = null;
        string? type = null;
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("id"u8))
            {
                id = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("name"u8))
            {
                name = json.Text(texts);
            }
            else if (json.Name.SequenceEqual("schema"u8) && json.EnterObject())
            {
                while (json.NextMember())
                {
                    if (json.Name.SequenceEqual("custom"u8))
                    {
                        type = json.Text(texts);
                    }
                    else
                    {
                        json.Skip();
                    }
                }
            }
            else
            {
                json.Skip();
            }
        }

        if (id is null)
        {
            return;
        }

        _kinds[id] = type?[(type.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
        {
            "sd-request-feedback-date" => CustomField.SatisfactionDate,
            "sd-request-participants" => CustomField.Participants,
            "sd-customer-organizations" => CustomField.Organizations,
            _ => CustomField.Other,
        };
        if (name is not null)
        {
            _names[id] = name;
        }
    }

    private string? Wanted(string field, Func<SourceOptions, string, string?> find) =>
        find(options, field) ?? (_names.TryGetValue(field, out string? name) ? find(options, name) : null);
}
