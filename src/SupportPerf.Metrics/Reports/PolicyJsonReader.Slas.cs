using System.Text.Json;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Reports;

/// <content>SLAs and their targets.</content>
internal sealed partial class PolicyJsonReader
{
    private SlaRule? ReadSla(JsonElement value, string path)
    {
        int before = _errors.Count;
        string? name = null;
        SlaClock? clock = null;
        HoursBasis? basis = null;
        SlaPopulation? population = null;
        Duration? target = null;
        List<SlaTarget> targets = [];
        SlaTargetFrom targetFrom = SlaTargetFrom.ClockStart;
        List<TicketStatus> paused = [];
        bool eachCycle = false;
        Duration tolerance = Duration.Zero;
        bool equalIsLate = false;
        HashSet<string> given = new(StringComparer.Ordinal);
        foreach ((string key, JsonElement member, string place) in Members(value, path, "an object with name, clock, basis, targets and rule"))
        {
            given.Add(key);
            switch (key)
            {
                case "name":
                    name = Text(member, place, "the SLA's name");
                    break;
                case "clock":
                    clock = Choice<SlaClock>(member, place);
                    break;
                case "basis":
                    basis = Choice<HoursBasis>(member, place);
                    break;
                case "rule":
                    population = Choice<SlaPopulation>(member, place);
                    break;
                case "target_s":
                    target = Seconds(member, place);
                    break;
                case "targets":
                    ReadTargets(member, place, targets);
                    break;
                case "targetFrom":
                    targetFrom = Choice<SlaTargetFrom>(member, place) ?? targetFrom;
                    break;
                case "pausedStatuses":
                    paused.AddRange(Items(member, place, "a list of statuses").Select(item => Choice<TicketStatus>(item.Value, item.Path)).OfType<TicketStatus>());
                    break;
                case "eachCycle":
                    eachCycle = Flag(member, place);
                    break;
                case "tolerance_s":
                    tolerance = Seconds(member, place) ?? tolerance;
                    break;
                case "equalIsLate":
                    equalIsLate = Flag(member, place);
                    break;
                default:
                    Unknown(key, place, "name, clock, basis, targets, target_s, rule, targetFrom, pausedStatuses, eachCycle, tolerance_s, equalIsLate");
                    break;
            }
        }

        Require(value, given, "name", path);
        Require(value, given, "clock", path);
        bool isTimed = clock is not (SlaClock.Due or SlaClock.VendorFlag);
        if (clock is not null && isTimed && !given.Contains("target_s") && !given.Contains("targets"))
        {
            Error(path, $"The clock {EnumNames<SlaClock>.Of(clock.Value)} needs target_s or targets.");
        }

        foreach (string key in given.Where(key => !isTimed && key is not ("name" or "clock" or "rule")).OrderBy(static key => key, StringComparer.Ordinal))
        {
            if (!isTimed)
            {
                Error($"{path}.{key}", $"The clock {EnumNames<SlaClock>.Of(clock!.Value)} has a target of its own; '{key}' has no use here.");
            }
        }

        if (basis == HoursBasis.None)
        {
            Error($"{path}.basis", "'none' is no basis of a clock; write calendar or business.");
        }

        return _errors.Count > before ? null : new SlaRule
        {
            Name = name!,
            Clock = clock!.Value,
            Basis = isTimed ? basis ?? HoursBasis.Calendar : HoursBasis.None,
            Population = population ?? SlaPopulation.Decided,
            Target = target,
            Targets = targets,
            TargetFrom = targetFrom,
            PausedStatuses = paused,
            EachCycle = eachCycle,
            Tolerance = tolerance,
            EqualIsLate = equalIsLate,
        };
    }

    private void ReadTargets(JsonElement value, string path, List<SlaTarget> targets)
    {
        bool isOpenToAll = false;
        foreach ((JsonElement item, string place) in Items(value, path, "a list of targets"))
        {
            if (isOpenToAll)
            {
                Error(place, "It is never reached: the target before it has no conditions.");
            }

            Duration? target = null;
            Dictionary<string, string> when = new(StringComparer.Ordinal);
            bool hasTarget = false;
            foreach ((string key, JsonElement member, string at) in Members(item, place, "an object with when and target_s"))
            {
                switch (key)
                {
                    case "when":
                        ReadTexts(member, at, "an object of dimensions and their values", when);
                        break;
                    case "target_s":
                        hasTarget = true;
                        target = Seconds(member, at);
                        break;
                    default:
                        Unknown(key, at, "when, target_s");
                        break;
                }
            }

            if (item.ValueKind == JsonValueKind.Object && !hasTarget)
            {
                Error(place, "The key 'target_s' is required.");
            }

            isOpenToAll |= when.Count == 0;
            if (target is { } duration)
            {
                targets.Add(new SlaTarget { When = when, Target = duration });
            }
        }
    }
}
