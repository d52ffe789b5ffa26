namespace SupportPerf.Metrics.Tables;

/// <summary>The groups of a ticket in a report by agent, whose KPIs are the work of more than one. Not thread-safe.</summary>
internal sealed class AgentGroups(Run run)
{
    private readonly Grouping _grouping = run.Window.Grouping;
    private readonly Dictionary<int, Dictionary<string, int>> _others = [];
    private int _own;

    /// <summary>Takes the group of the run as the one of the ticket's own agent.</summary>
    public void Begin() => _own = run.Group;

    /// <summary>Lets what follows count for an agent; null: for the ticket's own.</summary>
    public void Use(string? agent)
    {
        int group = string.IsNullOrEmpty(agent) ? _own : Of(agent!);
        if (group != run.Group)
        {
            run.Group = group;
        }
    }

    private int Of(string agent)
    {
        if (!_others.TryGetValue(_own, out Dictionary<string, int>? groups))
        {
            groups = new(StringComparer.Ordinal);
            _others.Add(_own, groups);
        }

        if (!groups.TryGetValue(agent, out int group))
        {
            string?[] values = [.. _grouping.ValuesOf(_own)];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = _grouping.By[i].Equals(Dimension.Agent) ? agent : values[i];
            }

            group = _grouping.Of(values);
            groups.Add(agent, group);
        }

        return group;
    }
}
