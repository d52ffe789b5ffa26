using NodaTime;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>
/// Finds the rows that share an id, so that only the latest version of a record leaves. The rows are counted first, 16 bytes an id and a little
/// more; in the second pass only the rows of repeated ids are held, until the last of them has come.
/// </summary>
internal sealed class RowVersions(int slots)
{
    private readonly HashSet<UInt128> _seen = [];
    private readonly Dictionary<UInt128, Versions> _repeated = [];

    /// <summary>First pass: counts a row.</summary>
    public void Count(UInt128 id)
    {
        if (_seen.Add(id))
        {
            return;
        }

        if (!_repeated.TryGetValue(id, out Versions? versions))
        {
            versions = new Versions { Left = 1 };
            _repeated.Add(id, versions);
        }

        versions.Left++;
    }

    /// <summary>All rows are counted: the ids that stand alone need not be remembered.</summary>
    public void EndCounting()
    {
        _seen.Clear();
        _seen.TrimExcess();
    }

    public bool IsRepeated(UInt128 id) => _repeated.Count > 0 && _repeated.ContainsKey(id);

    /// <summary>Second pass: takes a row of a repeated id. Gives the latest version when this was the last row, null before.</summary>
    public Row? Take(UInt128 id, Row row, Instant? updated, RowIssues issues)
    {
        Versions versions = _repeated[id];
        versions.Left--;
        if (versions.Latest is null)
        {
            versions.Latest = new Row(slots);
            versions.Latest.CopyFrom(row);
            versions.Updated = updated;
            return versions.Left > 0 ? null : versions.Latest;
        }

        // Without instants of update the later row is the later version.
        bool later = updated is null || versions.Updated is null || updated >= versions.Updated;
        (string File, long Line) loser = later ? (versions.Latest.File, versions.Latest.Line) : (row.File, row.Line);
        (string File, long Line) winner = later ? (row.File, row.Line) : (versions.Latest.File, versions.Latest.Line);
        issues.Add(
            DataIssueKind.DuplicateId,
            FormattableString.Invariant($"{SourceException.Place(loser.File, loser.Line, null)}The id '{issues.RecordId}' stands here and at {winner.File}:{winner.Line}; expected it once. The version there is the later one and counts."));
        if (later)
        {
            versions.Latest.CopyFrom(row);
            versions.Updated = updated;
        }

        if (versions.Left > 0)
        {
            return null;
        }

        _repeated.Remove(id);
        return versions.Latest;
    }

    private sealed class Versions
    {
        public int Left { get; set; }

        public Row? Latest { get; set; }

        public Instant? Updated { get; set; }
    }
}
