using System.Runtime.InteropServices;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Answers that may repeat each other, kept until all are known: which of them counts depends on nothing but the answers, so neither their order
/// nor how they were split matters. About 72 bytes an answer. Not thread-safe.
/// </summary>
internal sealed class AnswerLedger
{
    private const int NoScore = int.MinValue;
    private const long NoInstant = long.MinValue;

    private readonly List<Entry> _entries = [];
    private readonly List<string?> _questions = [];

    public int Count => _entries.Count;

    /// <summary>Keeps an answer.</summary>
    /// <param name="key">What it is about: two answers with one key may repeat each other.</param>
    /// <param name="window">How near two answers must be to repeat each other, in nanoseconds; null: however far.</param>
    /// <param name="response">The answer.</param>
    /// <param name="facts">The answer's facts.</param>
    /// <param name="group">Its group.</param>
    public void Add(TextHash key, long? window, SurveyResponse response, in SurveyFacts facts, int group) => _entries.Add(new Entry
    {
        Key = key,
        Window = window ?? Nanoseconds.Never,
        AnsweredAt = facts.AnsweredAt ?? NoInstant,
        Tie = TextHash.Of(response.Id).Low,
        Anchor = facts.Anchor ?? NoInstant,
        Weight = facts.Weight ?? -1,
        Score = facts.Score ?? NoScore,
        Group = group,
        Question = QuestionOf(response.Question),
        Kind = response.Kind,
        Category = (sbyte)facts.Category,
        IsTop = facts.IsTop,
    });

    public void Merge(AnswerLedger other, Func<int, int> importGroup)
    {
        foreach (Entry entry in other._entries)
        {
            Entry copy = entry;
            copy.Group = importGroup(entry.Group);
            copy.Question = QuestionOf(other._questions[entry.Question]);
            _entries.Add(copy);
        }
    }

    /// <summary>Tells every answer to a taker, and whether it counts.</summary>
    public void Settle(RepeatedAnswers repeats, Action<Answer, bool> take)
    {
        Entry[] sorted = _entries.ToArray();
        Array.Sort(sorted, Compare);
        for (int i = 0; i < sorted.Length; i++)
        {
            int rival = repeats == RepeatedAnswers.First ? i - 1 : i + 1;
            bool isRepeated = rival >= 0 && rival < sorted.Length && sorted[rival].Key.Equals(sorted[i].Key) && AreNear(sorted[rival], sorted[i]);
            Entry entry = sorted[i];
            Answer answer = new(
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

    private static bool AreNear(in Entry one, in Entry other) =>
        one.Window == Nanoseconds.Never || (one.AnsweredAt != NoInstant && other.AnsweredAt != NoInstant && Math.Abs(one.AnsweredAt - other.AnsweredAt) <= one.Window);

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
    internal readonly record struct Answer(SurveyKind Kind, string? Question, int Group, int? Score, int Category, bool IsTop, long? Weight, long? Anchor);

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public TextHash Key;
        public long Window;
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
    }
}
