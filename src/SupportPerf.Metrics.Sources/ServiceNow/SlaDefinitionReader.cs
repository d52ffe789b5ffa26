using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>
/// SLA definitions as rules. Which SLA a task has is not worked out again (its conditions look at the task as it was then): the rules hold for tickets
/// whose dimension response_sla or resolution_sla, taken from task_sla, says so. A definition whose clock stands still for other reasons than a status
/// cannot be told as a rule: of it only ServiceNow's verdict is known.
/// </summary>
internal static class SlaDefinitionReader
{
    public static IReadOnlyList<SlaRule> Read(IReadOnlyList<ExportFile> files, SourceOptions options)
    {
        SlaParser parser = new(new TextCache<string>(), new InstantReader(options));
        Dictionary<string, SlaDefinition> definitions = new(StringComparer.Ordinal);
        ExportFile.ForEach(files, part => part == (int)ServiceNowPart.SlaDefinition, (_, _, records) =>
        {
            if (parser.Definition(records.Current) is { } definition)
            {
                definitions[definition.Id] = definition;
            }
        });

        List<SlaRule> rules = [];
        IGrouping<Kind, SlaDefinition>[] kinds =
        [
            .. definitions.Values
                .Where(definition => definition is { Allowed: not null, PausedIn: not null })
                .GroupBy(definition => new Kind(definition.IsResponse, definition.Schedule is not null, string.Join(", ", definition.PausedIn!)))
                .OrderByDescending(kind => kind.Key.IsResponse).ThenByDescending(kind => kind.Key.HasHours).ThenBy(kind => kind.Key.Paused, StringComparer.Ordinal),
        ];
        foreach (IGrouping<Kind, SlaDefinition> same in kinds)
        {
            Kind[] alike = [.. kinds.Select(kind => kind.Key).Where(kind => kind.IsResponse == same.Key.IsResponse)];
            string[] marks =
            [
                .. alike.Any(kind => kind.HasHours != same.Key.HasHours) ? (string[])[$"{(same.Key.HasHours ? "business" : "calendar")} hours"] : [],
                .. alike.Any(kind => kind.Paused != same.Key.Paused) ? (string[])[same.Key.Paused.Length == 0 ? "never paused" : $"paused in {same.Key.Paused}"] : [],
            ];
            string name = same.Key.IsResponse ? "response" : "resolution";
            rules.Add(new()
            {
                Name = marks.Length > 0 ? $"{name} ({string.Join("; ", marks)})" : name,
                PausedStatuses = same.First().PausedIn!,
                Clock = same.Key.IsResponse ? SlaClock.FirstResponseTime : SlaClock.ResolutionTime,
                Basis = same.Key.HasHours ? HoursBasis.Business : HoursBasis.Calendar,
                Targets =
                [
                    .. same.OrderBy(definition => definition.Name, StringComparer.Ordinal).Select(definition => new SlaTarget
                    {
                        When = new Dictionary<string, string> { [same.Key.IsResponse ? TaskSlas.ResponseDimension : TaskSlas.ResolutionDimension] = definition.Name },
                        Target = definition.Allowed!.Value,
                    }),
                ],
            });
        }

        return rules;
    }

    /// <summary>What definitions have in common that one rule can tell.</summary>
    private readonly record struct Kind(bool IsResponse, bool HasHours, string Paused);
}
