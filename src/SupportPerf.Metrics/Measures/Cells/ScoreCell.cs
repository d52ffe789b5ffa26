using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>The mergeable state of survey scores: how many answers of each score and category, and their weights (in 1e-10).</summary>
internal sealed partial class ScoreCell
{
    private readonly ScoreEntries _entries = new();

    public ScoreEntries Entries => _entries;

    public Exclusions? Excluded { get; set; }

    /// <summary>Surveys that were sent and not answered.</summary>
    public long NotAnswered { get; set; }

    /// <summary>Answers that another answer about the same stands for.</summary>
    public long Superseded { get; set; }

    /// <summary>How many answers have a weight of their own.</summary>
    public long Weighted { get; set; }

    public bool HasWeights => Weighted > 0;

    public long Count { get; private set; }

    public void Exclude(string reason) => (Excluded ??= new()).Add(reason);

    /// <param name="score">The score; null where only the category is known.</param>
    /// <param name="category">-1, 0 or 1: detractor, passive, promoter; or negative, neutral, positive.</param>
    /// <param name="isTop">Whether it is the highest score of its scale.</param>
    /// <param name="weight">The weight in 1e-10.</param>
    public void Add(int? score, int category, bool isTop, long weight)
    {
        WideSum sum = default;
        sum.Add(weight);
        Add(new Key(score, category, isTop), new Entry(1, sum));
    }

    /// <summary>Adds several answers that are the same, of one weight.</summary>
    public void Add(int? score, int category, bool isTop, long weight, long answers)
    {
        WideSum sum = default;
        sum.AddProduct(weight, answers);
        Add(new Key(score, category, isTop), new Entry(answers, sum));
    }

    public void Merge(ScoreCell other)
    {
        _entries.Reserve(other._entries.Count);
        for (int i = 0; i < other._entries.Count; i++)
        {
            KeyValuePair<Key, Entry> entry = other._entries.At(i);
            Add(entry.Key, entry.Value);
        }

        NotAnswered += other.NotAnswered;
        Superseded += other.Superseded;
        Weighted += other.Weighted;
        Excluded = Exclusions.Merge(Excluded, other.Excluded);
    }

    private void Add(in Key key, in Entry added)
    {
        Count += added.Count;
        _entries.Add(key, added);
    }

    internal readonly record struct Key(int? Score, int Category, bool IsTop) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            int order = Nullable.Compare(Score, other.Score);
            order = order != 0 ? order : Category.CompareTo(other.Category);
            return order != 0 ? order : IsTop.CompareTo(other.IsTop);
        }
    }

    internal readonly record struct Entry(long Count, WideSum Weight);
}
