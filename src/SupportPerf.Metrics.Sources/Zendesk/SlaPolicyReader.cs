using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>
/// SLA policies as rules. Which policy a ticket has is not worked out again (its conditions look at the ticket as it was then): the rules hold for
/// tickets whose dimension <c>sla_policy</c>, taken from the metric events, says so.
/// </summary>
internal sealed class SlaPolicyReader
{
    private readonly Dictionary<(string Metric, bool Business), List<(int Position, SlaTarget Target)>> _targets = [];

    public static IReadOnlyList<SlaRule> Read(IReadOnlyList<ExportFile> files)
    {
        SlaPolicyReader reader = new();
        ExportFile.ForEach(files, part => part == (int)ZendeskPart.SlaPolicy, (_, _, records) => reader.Add(records.Current));
        return reader.Build();
    }

    private void Add(ReadOnlySpan<byte> record)
    {
        string? title = null;
        int position = 0;
        List<(string? Metric, string? Priority, Duration? Target, bool Business)> metrics = [];
        JsonFields json = new(record);
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("title"u8))
            {
                title = json.Text();
            }
            else if (json.Name.SequenceEqual("position"u8))
            {
                position = json.Int32() ?? 0;
            }
            else if (json.Name.SequenceEqual("policy_metrics"u8) && json.EnterArray())
            {
                while (json.NextObject())
                {
                    metrics.Add(Metric(ref json));
                }
            }
            else
            {
                json.Skip();
            }
        }

        foreach ((string? metric, string? priority, Duration? target, bool business) in metrics)
        {
            if (title is null || metric is null || priority is null || target is not { } given)
            {
                continue;
            }

            if (!_targets.TryGetValue((metric, business), out List<(int, SlaTarget)>? list))
            {
                list = [];
                _targets.Add((metric, business), list);
            }

            list.Add((position, new() { When = new Dictionary<string, string> { ["sla_policy"] = title, ["priority"] = priority }, Target = given }));
        }
    }

    private static (string? Metric, string? Priority, Duration? Target, bool Business) Metric(scoped ref JsonFields json)
    {
        string? metric = null;
        string? priority = null;
        Duration? minutes = null;
        Duration? seconds = null;
        bool business = false;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("metric"u8))
            {
                metric = json.Text();
            }
            else if (json.Name.SequenceEqual("priority"u8))
            {
                priority = json.Text();
            }
            else if (json.Name.SequenceEqual("target"u8))
            {
                minutes = json.Int32() is { } value ? Duration.FromMinutes(value) : null;
            }
            else if (json.Name.SequenceEqual("target_in_seconds"u8))
            {
                seconds = json.Int32() is { } value ? Duration.FromSeconds(value) : null;
            }
            else if (json.Name.SequenceEqual("business_hours"u8))
            {
                business = json.Bool() ?? false;
            }
            else
            {
                json.Skip();
            }
        }

        return (metric, priority, seconds ?? minutes, business);
    }

    /// <summary>One rule for each metric and kind of hours that we have a clock for; the waits and updates are judged by Zendesk's own verdict only.</summary>
    private List<SlaRule> Build()
    {
        List<SlaRule> rules = [];
        foreach (((string metric, bool business), List<(int Position, SlaTarget Target)> list) in _targets.OrderBy(entry => entry.Key.Metric, StringComparer.Ordinal).ThenBy(entry => entry.Key.Business))
        {
            SlaClock? clock = metric switch
            {
                "first_reply_time" => SlaClock.FirstResponseTime,
                "next_reply_time" => SlaClock.NextResponseTime,
                "total_resolution_time" => SlaClock.ResolutionTime,
                _ => null,
            };
            if (clock is { } known)
            {
                bool isBoth = _targets.ContainsKey((metric, !business));
                rules.Add(new()
                {
                    Name = isBoth ? $"{metric} ({(business ? "business" : "calendar")} hours)" : metric,
                    Clock = known,
                    Basis = business ? HoursBasis.Business : HoursBasis.Calendar,
                    Targets = [.. list.OrderBy(entry => entry.Position).Select(entry => entry.Target)],
                });
            }
        }

        return rules;
    }
}
