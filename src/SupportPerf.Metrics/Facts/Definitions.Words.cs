using System.Globalization;
using System.Text;
using NodaTime;

namespace SupportPerf.Metrics;

/// <content>How definitions are named in reports.</content>
public sealed partial record Definitions
{
    /// <summary>The name and a fingerprint of every option: two reports with the same id count by the same rules.</summary>
    public string Id => $"{Name}/{Fingerprint(string.Join("\n", ToWords()))}";

    /// <summary>Each option in force, one line each.</summary>
    public IReadOnlyList<string> ToWords()
    {
        List<string> words =
        [
            $"state from: {StateFrom}",
            $"responses from: {ResponsesFrom}",
            $"event order: {EventOrder}",
            $"first response starts at: {ResponseStart}",
            $"counts as a reply: {CountsAsReply}",
            $"tickets opened by agents: {AgentCreated}",
            $"a run of customer messages starts at: {RunStart}",
            $"third parties await a reply: {(ThirdPartiesAwaitReply ? "yes" : "no")}",
            $"net resolution leaves out: {string.Join(", ", PausedStatuses)}",
            $"reopen window: {(ReopenWindow is { } window ? Seconds(window) : "none")}",
            $"one-touch without a reply: {(OneTouchWithoutReply ? "yes" : "no")}",
            $"clock skew tolerance: {Seconds(ClockSkewTolerance)}",
            $"deleted, spam, test and merged tickets: {(IncludeRemoved == RemovedTickets.None ? "left out" : IncludeRemoved == RemovedTickets.All ? "included" : $"included: {IncludeRemoved}")}",
            $"short abandon: up to {Seconds(ShortAbandon)}",
            $"percentiles: Hyndman-Fan type {((int)PercentileType).ToString(CultureInfo.InvariantCulture)}",
        ];
        words.AddRange(Surveys.ToWords());
        words.AddRange(Reviews.ToWords());
        words.AddRange(AgentTimes.ToWords());
        words.AddRange(Slas.Select(static sla =>
            $"SLA {sla.Name}: {sla.Clock}, {sla.Basis}, target {(sla.Target is { } target ? Seconds(target) : "none")}, share of {sla.Population}{string.Concat(sla.Targets.Select(static one => $"; {string.Join(" and ", one.When.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={pair.Value}"))}: {Seconds(one.Target)}"))}"));
        words.AddRange(ServiceLevels.Select(static level => $"service level {level.Name ?? "(main)"}: within {Seconds(level.Threshold)}, {level.Formula}{(level.IncludeFlowOuts ? ", with flow-outs" : "")}"));
        words.AddRange(Abandonments.Select(static rate =>
            $"abandonment {rate.Name ?? "(main)"}: {(rate.IncludeBeforeQueue ? "with" : "without")} hang-ups before the queue{(rate.ShortAbandon is { } brief ? $", {(rate.ShortAbandonsStayOffered ? "abandons count only above" : "without abandons up to")} {Seconds(brief)}" : "")}"));
        words.AddRange(HandleTimes.Select(static time =>
            $"handle time {time.Name ?? "(main)"}: {(time.RequireAgent ? "with an agent" : "all answered")}{(time.ExcludeZero ? ", without zeros" : "")}{(time.TalkOnly ? ", talk only" : "")}{(time.Anchor == CallAnchor.Ended ? ", by its end" : "")}{(time.IncludeDialing ? ", with dialing" : "")}{(time.DivideByConcurrency ? ", divided by concurrency" : "")}{(time.Cap is { } cap ? $", at most {Seconds(cap)}" : "")}"));
        words.AddRange(SpeedsOfAnswer.Select(static speed => $"speed of answer {speed.Name ?? "(main)"}: {(speed.QueuedOnly ? "queued calls only" : "all answered calls")}{(speed.WithAbandoned ? ", with abandoned ones" : "")}"));
        AddTicketWords(words);
        return words;
    }

    private static string Seconds(Duration duration) => duration.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) + " s";

    // FNV-1a, 64 bits: the same on every runtime, unlike string.GetHashCode.
    private static string Fingerprint(string text)
    {
        ulong hash = 14695981039346656037UL;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 1099511628211UL);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
