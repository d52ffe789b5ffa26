using NodaTime;

namespace SupportPerf.Metrics.Reports;

/// <summary>Of several tickets with one id, keeps the latest version; of equal versions the last one given.</summary>
internal static class LatestVersions
{
    public static IEnumerable<Ticket> Of(IEnumerable<Ticket> tickets, IRecordSink sink)
    {
        IReadOnlyList<Ticket> all = tickets as IReadOnlyList<Ticket> ?? tickets.ToList();
        Dictionary<string, int> latest = new(all.Count, StringComparer.Ordinal);
        for (int i = 0; i < all.Count; i++)
        {
            if (!latest.TryGetValue(all[i].Id, out int before))
            {
                latest.Add(all[i].Id, i);
                continue;
            }

            sink.Add(new DataIssue { RecordId = all[i].Id, Kind = DataIssueKind.DuplicateId, Message = "Several tickets with this id; the latest version counts." });
            if ((all[i].UpdatedAt ?? Instant.MaxValue) >= (all[before].UpdatedAt ?? Instant.MinValue))
            {
                latest[all[i].Id] = i;
            }
        }

        return latest.Count == all.Count ? all : latest.Values.OrderBy(static index => index).Select(index => all[index]);
    }
}
