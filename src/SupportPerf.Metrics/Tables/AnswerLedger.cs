using System.Runtime.InteropServices;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Answers that may repeat each other, kept until all are known: which of them counts depends on nothing but the answers, so neither their order
/// nor how they were split matters. About 72 bytes an answer. Not thread-safe.
/// </summary>
/// <param name="window">How near two answers by one respondent must be to repeat each other, in nanoseconds; null where respondents do not matter.</param>
internal sealed class AnswerLedger(long? window) : IState
{
    private const int NoScore = int.MinValue;
    private const long NoInstant = long.MinValue;

    private readonly List<Entry> _entries = [];
    private readonly List<string?> _questions = [];

    public int Count => _entries.Count;

    /// <summary>Keeps an answer.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="kind">What the question measures.</param>
    /// <param name="question">The question.</param>
    /// <param name="facts">The answer's facts.</param>
    /// <param name="group">Its group.</param>
    public void Add(in AnswerKey key, SurveyKind kind, string? question, in SurveyFacts facts, int group) => _entries.Add(new Entry
    {
        Key = key.Key,
        IsWindowed = key.IsWindowed,
        AnsweredAt = facts.AnsweredAt ?? NoInstant,
        Tie = key.Tie,
        Anchor = facts.Anchor ?? NoInstant,
        Weight = facts.Weight ?? -1,
        Score = facts.Score ?? NoScore,
        Group = group,
        Question = QuestionOf(question),
        Kind = kind,
        Category = (sbyte)facts.Category,
        IsTop = facts.IsTop,
    });

    public bool IsEmpty => _entries.Count == 0;

    public void Flush()
    {
    }

    public void Merge(IState other, Func<int, int> importGroup) => _entries.AddRange(Import((AnswerLedger)other, importGroup));

    public bool Holds(IState other, Func<int, int> importGroup) => Multiset.Holds(_entries, Import((AnswerLedger)other, importGroup));

    public void Subtract(IState other, Func<int, int> importGroup) => Multiset.Subtract(_entries, Import((AnswerLedger)other, importGroup));

    public void MarkGroups(bool[] used)
    {
        foreach (Entry entry in _entries)
        {
            used[entry.Group] = true;
        }
    }

    public void Write(ByteWriter into, int[] positions)
    {
        into.Count(_entries.Count);
        foreach (Entry entry in _entries.OrderBy(static entry => entry, Comparer<Entry>.Create((x, y) => CompareAll(x, y, positions))))
        {
            into.Hash(entry.Key);
            into.Byte((byte)((entry.IsWindowed ? 1 : 0) | (entry.IsTop ? 2 : 0) | ((entry.Category + 1) << 2) | ((int)entry.Kind << 4)));
            into.Signed(entry.AnsweredAt);
            into.Word(entry.Tie);
            into.Signed(entry.Anchor);
            into.Signed(entry.Weight);
            into.Signed(entry.Score);
            into.Count(positions[entry.Group]);
            string? question = _questions[entry.Question];
            into.Byte((byte)(question is null ? 0 : 1));
            if (question is not null)
            {
                into.Text(question);
            }
        }
    }

    public void Read(ref ByteReader from, StateContext context)
    {
        int count = from.Length(bytesEach: 31);
        int[] positions = new int[context.Groups.Length == 0 ? 0 : context.Groups.Max() + 1];
        for (int i = 0; i < context.Groups.Length; i++)
        {
            positions[context.Groups[i]] = i;
        }

        for (int i = 0; i < count; i++)
        {
            TextHash key = from.Hash();
            int flags = from.Index(128);
            Entry entry = new()
            {
                Key = key,
                IsWindowed = (flags & 1) != 0,
                IsTop = (flags & 2) != 0,
                Category = (sbyte)(((flags >> 2) & 3) - 1),
                Kind = (SurveyKind)(flags >> 4),
                AnsweredAt = ReadInstant(ref from),
                Tie = from.Word(),
                Anchor = ReadInstant(ref from),
                Weight = from.Signed(),
                Score = checked((int)from.Signed()),
                Group = context.Groups[from.Index(context.Groups.Length)],
                Question = QuestionOf(from.Index(2) == 1 ? from.Text() : null),
            };
            if (entry.Category > 1 || entry.Kind > SurveyKind.Ces || entry.Weight < -1)
            {
                throw from.Bad("has an answer that cannot be");
            }

            if (i > 0 && CompareAll(_entries[_entries.Count - 1], entry, positions) > 0)
            {
                throw from.Bad("has answers out of order");
            }

            _entries.Add(entry);
        }
    }

    private static long ReadInstant(ref ByteReader from)
    {
        long instant = from.Signed();
        return instant == NoInstant || Nanoseconds.IsInstant(instant) ? instant : throw from.Bad("has an instant beyond all years");
    }

    private List<Entry> Import(AnswerLedger other, Func<int, int> importGroup)
    {
        List<Entry> imported = new(other._entries.Count);
        foreach (Entry entry in other._entries)
        {
            Entry copy = entry;
            copy.Group = importGroup(entry.Group);
            copy.Question = QuestionOf(other._questions[entry.Question]);
            imported.Add(copy);
        }

        return imported;
    }

    /// <summary>An order in which only equal entries are equal.</summary>
    private int CompareAll(in Entry x, in Entry y, int[] positions)
    {
        int order = Compare(x, y);
        order = order != 0 ? order : positions[x.Group].CompareTo(positions[y.Group]);
        order = order != 0 ? order : string.CompareOrdinal(_questions[x.Question], _questions[y.Question]);
        order = order != 0 ? order : x.Kind.CompareTo(y.Kind);
        order = order != 0 ? order : x.IsTop.CompareTo(y.IsTop);
        return order != 0 ? order : x.IsWindowed.CompareTo(y.IsWindowed);
    }

    /// <summary>The questions that answers were given to.</summary>
    public IEnumerable<string?> Questions => _questions;

    /// <summary>Tells every answer to a taker, and whether it counts.</summary>
    public void Settle(RepeatedAnswers repeats, Action<Answer, bool> take)
    {
        Entry[] sorted = _entries.ToArray();
        Array.Sort(sorted, Compare);
        for (int i = 0; i < sorted.Length; i++)
        {
            int rival = repeats == RepeatedAnswers.First ? i - 1 : i + 1;
            bool isRepeated = repeats != RepeatedAnswers.All && rival >= 0 && rival < sorted.Length && sorted[rival].Key.Equals(sorted[i].Key) && AreNear(sorted[rival], sorted[i]);
            Entry entry = sorted[i];
            Answer answer = new(
                entry.Key,
                entry.Kind,
                _questions[entry.Question],
                entry.Group,
                entry.Score == NoScore ? null : entry.Score,
                entry.Category,
                entry.IsTop,
                entry.Weight < 0 ? null : entry.Weight,
                entry.Anchor == NoInstant ? null : entry.Anchor);
            take(answer, !isRepeated);
        }
    }

    private bool AreNear(in Entry one, in Entry other) =>
        !one.IsWindowed || window is null or Nanoseconds.Never || (one.AnsweredAt != NoInstant && other.AnsweredAt != NoInstant && Math.Abs(one.AnsweredAt - other.AnsweredAt) <= window);

    // By key, then by time; what no instant tells apart is ordered by its id and its content, never by when it came in.
    private static int Compare(Entry x, Entry y)
    {
        int order = x.Key.CompareTo(y.Key);
        order = order != 0 ? order : x.AnsweredAt.CompareTo(y.AnsweredAt);
        order = order != 0 ? order : x.Tie.CompareTo(y.Tie);
        order = order != 0 ? order : x.Category.CompareTo(y.Category);
        order = order != 0 ? order : x.Score.CompareTo(y.Score);
        order = order != 0 ? order : x.Weight.CompareTo(y.Weight);
        return order != 0 ? order : x.Anchor.CompareTo(y.Anchor);
    }

    private int QuestionOf(string? question)
    {
        int index = _questions.IndexOf(question);
        if (index < 0)
        {
            index = _questions.Count;
            _questions.Add(question);
        }

        return index;
    }

    /// <summary>An answer as it goes into the blocks.</summary>
    internal readonly record struct Answer(TextHash Key, SurveyKind Kind, string? Question, int Group, int? Score, int Category, bool IsTop, long? Weight, long? Anchor);

    [StructLayout(LayoutKind.Auto)]
    private record struct Entry
    {
        public TextHash Key;
        public long AnsweredAt;
        public ulong Tie;
        public long Anchor;
        public long Weight;
        public int Score;
        public int Group;
        public int Question;
        public SurveyKind Kind;
        public sbyte Category;
        public bool IsTop;
        public bool IsWindowed;
    }
}
