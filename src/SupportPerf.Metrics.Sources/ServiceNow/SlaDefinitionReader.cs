using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>
/// SLA definitions as rules. Which SLA a task has is not worked out again (its conditions look at the task as it was then): the rules hold for tickets
/// whose dimension response_sla or resolution_sla, taken from task_sla, says so.
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
        foreach (IGrouping<(bool IsResponse, bool HasHours), SlaDefinition> same in definitions.Values
            .Where(definition => definition.Allowed is not null)
            .GroupBy(definition => (definition.IsResponse, definition.Schedule is not null))
            .OrderBy(group => group.Key.IsResponse ? 0 : 1).ThenBy(group => group.Key.Item2 ? 0 : 1))
        {
            bool isBoth = definitions.Values.Any(other => other.Allowed is not null && other.IsResponse == same.Key.IsResponse && other.Schedule is not null != same.Key.HasHours);
            string name = same.Key.IsResponse ? "response" : "resolution";
            rules.Add(new()
            {
                Name = isBoth ? $"{name} ({(same.Key.HasHours ? "business" : "calendar")} hours)" : name,
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
}
