using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>An SLA of one issue with its cycles: a new one for each time that the clock started again.</summary>
internal sealed record SlaRow(string? Id, string Name, IReadOnlyList<SlaCycle> Completed, SlaCycle? Ongoing, string? Issue)
{
    /// <summary>Whether it is the SLA on the first response, as its name says.</summary>
    public bool IsFirstResponse => Name.Contains("first response", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the SLA on the resolution, as its name says.</summary>
    public bool IsResolution => Name.Contains("resolution", StringComparison.OrdinalIgnoreCase) || Name.Contains("resolve", StringComparison.OrdinalIgnoreCase);

    /// <summary>All cycles, the one that goes on last.</summary>
    public IEnumerable<SlaCycle> Cycles => Ongoing is null ? Completed : Completed.Append(Ongoing);

    /// <summary>Whether every cycle was met; as soon as one is breached it is not. Null: none has ended yet.</summary>
    public bool? IsMet =>
        Ongoing?.IsBreached == true || Completed.Any(cycle => cycle.IsBreached == true) ? false
        : Completed.Any(cycle => cycle.IsBreached == false) ? true : null;

    /// <summary>Reads the members of the object that was entered. Null: it is no SLA.</summary>
    public static SlaRow? Within(scoped ref JsonFields json, TextCache<string> texts, ref string? unreadable)
    {
        string? id = null;
        string? label = null;
        string? issue = null;
        bool isSla = false;
        List<SlaCycle> completed = [];
        SlaCycle? ongoing = null;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): id = json.Text(texts); break;
                case 4 when name.SequenceEqual("name"u8): label = json.Text(texts); break;
                case 6 when name.SequenceEqual("_links"u8) && json.EnterObject(): issue = CommentRow.Self(ref json); break;
                case 12 when name.SequenceEqual("ongoingCycle"u8):
                    isSla = true;
                    ongoing = json.EnterObject() ? Cycle(ref json, ref unreadable) : null;
                    break;
                case 15 when name.SequenceEqual("completedCycles"u8):
                    isSla = true;
                    if (json.EnterArray())
                    {
                        while (json.NextObject())
                        {
                            completed.Add(Cycle(ref json, ref unreadable));
                        }
                    }

                    break;
                default: json.Skip(); break;
            }
        }

        return isSla && (label ?? id) is { } known ? new(id, known, [.. completed.OrderBy(cycle => cycle.Start)], ongoing, issue) : null;
    }

    private static SlaCycle Cycle(scoped ref JsonFields json, ref string? unreadable)
    {
        SlaCycle cycle = new();
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("stopTime"u8): cycle = cycle with { Stop = JiraTimes.Read(ref json, ref unreadable) }; break;
                case 8 when name.SequenceEqual("breached"u8): cycle = cycle with { IsBreached = json.Bool() }; break;
                case 9 when name.SequenceEqual("startTime"u8): cycle = cycle with { Start = JiraTimes.Read(ref json, ref unreadable) }; break;
                case 10 when name.SequenceEqual("breachTime"u8): cycle = cycle with { BreachAt = JiraTimes.Read(ref json, ref unreadable) }; break;
                case 11 when name.SequenceEqual("elapsedTime"u8): cycle = cycle with { Elapsed = JiraTimes.ReadDuration(ref json) }; break;
                case 12 when name.SequenceEqual("goalDuration"u8): cycle = cycle with { Goal = JiraTimes.ReadDuration(ref json) }; break;
                default: json.Skip(); break;
            }
        }

        return cycle;
    }
}
