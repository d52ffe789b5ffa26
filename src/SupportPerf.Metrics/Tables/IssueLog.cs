using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Counts data issues by kind and keeps a few of each: those of the shortest, then first ids, so that which ones are kept does not depend on the
/// order of the input. Not thread-safe.
/// </summary>
internal sealed class IssueLog(BadData onBadData) : IState
{
    private readonly bool _throws = onBadData == BadData.Throw;

    private const int Kept = 10;

    private readonly SortedDictionary<DataIssueKind, Entry> _kinds = [];

    public bool IsEmpty => _kinds.Count == 0;

    public void Add(DataIssue issue)
    {
        if (_throws)
        {
            throw new InvalidSupportDataException(issue);
        }

        Entry entry = Of(issue.Kind);
        entry.Count++;
        entry.Keep(issue);
    }

    /// <summary>Adds all of them to another log.</summary>
    /// <exception cref="InvalidSupportDataException">That one throws.</exception>
    public void CopyTo(IssueLog other)
    {
        if (other._throws && _kinds.Count > 0)
        {
            throw new InvalidSupportDataException(_kinds.Values.First().First[0]);
        }

        other.Merge(this);
    }

    public void Flush()
    {
    }

    public void Merge(IssueLog other) => Merge(other, static group => group);

    public void Merge(IState other, Func<int, int> importGroup)
    {
        foreach (KeyValuePair<DataIssueKind, Entry> theirs in ((IssueLog)other)._kinds)
        {
            Entry entry = Of(theirs.Key);
            entry.Count += theirs.Value.Count;
            foreach (DataIssue issue in theirs.Value.First)
            {
                entry.Keep(issue);
            }
        }
    }

    public bool Holds(IState other, Func<int, int> importGroup) =>
        ((IssueLog)other)._kinds.All(theirs => _kinds.TryGetValue(theirs.Key, out Entry? entry) && entry.Count >= theirs.Value.Count);

    /// <summary>The counts are exact. Of more than ten issues of a kind only ten are known, so those that moved out do not come back.</summary>
    public void Subtract(IState other, Func<int, int> importGroup)
    {
        foreach (KeyValuePair<DataIssueKind, Entry> theirs in ((IssueLog)other)._kinds)
        {
            Entry entry = _kinds[theirs.Key];
            entry.Count -= theirs.Value.Count;
            foreach (DataIssue issue in theirs.Value.First)
            {
                entry.First.Remove(issue);
            }

            if (entry.Count == 0)
            {
                _kinds.Remove(theirs.Key);
            }
        }
    }

    public void MarkGroups(bool[] used)
    {
    }

    public void Write(ByteWriter into, int[] positions)
    {
        into.Count(_kinds.Count);
        foreach (KeyValuePair<DataIssueKind, Entry> entry in _kinds)
        {
            into.Text(entry.Key.ToString());
            into.Count(entry.Value.Count);
            into.Count(entry.Value.First.Count);
            foreach (DataIssue issue in entry.Value.First)
            {
                into.Byte((byte)(issue.RecordId is null ? 0 : 1));
                if (issue.RecordId is not null)
                {
                    into.Text(issue.RecordId);
                }

                into.Text(issue.Message);
            }
        }
    }

    public void Read(ref ByteReader from, StateContext context)
    {
        int kinds = from.Length(bytesEach: 3);
        DataIssueKind? last = null;
        for (int i = 0; i < kinds; i++)
        {
            string name = from.Text();
            if (!Enum.TryParse(name, out DataIssueKind kind) || !string.Equals(kind.ToString(), name, StringComparison.Ordinal) || kind <= last)
            {
                throw from.Bad("has a kind of issue that is not known, or out of order");
            }

            Entry entry = Of(kind);
            entry.Count += from.Positive();
            int kept = from.Length(bytesEach: 2);
            if (kept > Kept || kept > entry.Count)
            {
                throw from.Bad("has more issues than it counts");
            }

            DataIssue? before = null;
            for (int k = 0; k < kept; k++)
            {
                DataIssue issue = new() { Kind = kind, RecordId = from.Index(2) == 1 ? from.Text() : null, Message = from.Text() };
                if (before is not null && Entry.Compare(before, issue) > 0)
                {
                    throw from.Bad("has issues out of order");
                }

                entry.Keep(issue);
                before = issue;
            }

            last = kind;
        }
    }

    public IReadOnlyList<IssueSummary> ToSummaries() =>
        _kinds.Select(static entry => new IssueSummary { Kind = entry.Key, Count = entry.Value.Count, First = entry.Value.First.ToArray() }).ToArray();

    private Entry Of(DataIssueKind kind)
    {
        if (!_kinds.TryGetValue(kind, out Entry? entry))
        {
            entry = new Entry();
            _kinds.Add(kind, entry);
        }

        return entry;
    }

    private sealed class Entry
    {
        public long Count { get; set; }

        public List<DataIssue> First { get; } = [];

        /// <summary>Ids that end in a number come in the order of the numbers.</summary>
        public static int Compare(DataIssue one, DataIssue other)
        {
            int order = (one.RecordId?.Length ?? 0).CompareTo(other.RecordId?.Length ?? 0);
            order = order != 0 ? order : string.CompareOrdinal(one.RecordId, other.RecordId);
            return order != 0 ? order : string.CompareOrdinal(one.Message, other.Message);
        }

        public void Keep(DataIssue issue)
        {
            if (First.Count == Kept && Compare(First[Kept - 1], issue) <= 0)
            {
                return;
            }

            int at = First.Count;
            while (at > 0 && Compare(First[at - 1], issue) > 0)
            {
                at--;
            }

            First.Insert(at, issue);
            if (First.Count > Kept)
            {
                First.RemoveAt(Kept);
            }
        }
    }
}
