using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Statistics;

/// <summary>
/// Counts of durations in buckets: exact below 256 units, then 128 buckets for each doubling, so that the middle of a bucket is off by less than 2^-8 of any
/// value in it. The unit is a second for whole seconds and a nanosecond for all else. At most some 11,000 buckets, whatever the number of values.
/// </summary>
/// <remarks>
/// Which bucket a value falls in depends on nothing but the value: adding, merging and taking away commute, exactly. An order statistic of values that are each off
/// by at most a share is off by at most that share.
/// </remarks>
internal sealed class LogLinearHistogram
{
    private const int LinearBits = 8;
    private const int SubBucketBits = LinearBits - 1;
    private const int SubBuckets = 1 << SubBucketBits;

    /// <summary>Buckets of whole seconds come first. There are fewer than this many of them.</summary>
    private const int FirstNanosecondBucket = 4096;

    private const int LastSecondBucket = 3583;

    /// <summary>The number of buckets.</summary>
    public const int Buckets = FirstNanosecondBucket + (1 << LinearBits) + ((63 - LinearBits) * SubBuckets);

    /// <summary>Up to this many used buckets are kept as a sorted list; more in pages of one doubling each.</summary>
    private const int FewBuckets = 128;

    private const int SecondPages = (LastSecondBucket / SubBuckets) + 1;

    private ushort[] _indices = new ushort[4];
    private long[] _counts = new long[4];
    private int _used;

    // Where pages are in use: the lower 16 bits of the counts, zeros among them, and of the few counts that have more, what lies above. Half as long, they stay in the cache.
    private ushort[]?[]? _pages;
    private Dictionary<int, long>? _carries;

    private WideSum _sum;
    private WideSum _squares;

    public long Count { get; private set; }

    public WideSum Sum => _sum;

    public WideSum SumOfSquares => _squares;

    /// <summary>The bucket of a value.</summary>
    public static int BucketOf(long nanoseconds)
    {
        long seconds = nanoseconds / Nanoseconds.PerSecond;
        return seconds * Nanoseconds.PerSecond == nanoseconds ? IndexOf(seconds) : FirstNanosecondBucket + IndexOf(nanoseconds);
    }

    /// <summary>The value that stands for a bucket: its middle.</summary>
    public static long ValueOf(int bucket)
    {
        bool whole = bucket < FirstNanosecondBucket;
        int index = whole ? bucket : bucket - FirstNanosecondBucket;
        long unit = whole ? Nanoseconds.PerSecond : 1;
        if (index < 1 << LinearBits)
        {
            return index * unit;
        }

        int octave = (index >> SubBucketBits) - 1;
        long width = 1L << octave;
        long lowest = ((index & (SubBuckets - 1)) + SubBuckets) * width;

        // The middle of the very last bucket of seconds lies beyond 64 bits.
        ulong middle = ((ulong)lowest * (ulong)unit) + ((ulong)(width - 1) * (ulong)unit / 2);
        return (long)Math.Min(middle, long.MaxValue);
    }

    public void Add(long nanoseconds)
    {
        if (nanoseconds < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(nanoseconds), nanoseconds, "A duration cannot be negative.");
        }

        _sum.Add(nanoseconds);
        _squares.AddSquare(nanoseconds);
        Add(BucketOf(nanoseconds), 1);
    }

    /// <summary>Adds a duration of whole seconds.</summary>
    public void AddSeconds(uint seconds)
    {
        long nanoseconds = seconds * Nanoseconds.PerSecond;
        _sum.Add(nanoseconds);
        _squares.AddSquare(nanoseconds);
        Add(IndexOf(seconds), 1);
    }

    public void Merge(LogLinearHistogram other)
    {
        foreach ((int bucket, long count) in other.Used())
        {
            Add(bucket, count);
        }

        _sum.Add(other._sum);
        _squares.Add(other._squares);
    }

    public bool Holds(LogLinearHistogram other) => other.Used().All(used => CountOf(used.Bucket) >= used.Count);

    public void Subtract(LogLinearHistogram other)
    {
        foreach ((int bucket, long count) in other.Used())
        {
            Add(bucket, -count);
        }

        _sum.Subtract(other._sum);
        _squares.Subtract(other._squares);
    }

    /// <summary>The buckets in use, ascending; those of whole seconds first.</summary>
    public IEnumerable<(int Bucket, long Count)> Used()
    {
        if (_pages is null)
        {
            for (int i = 0; i < _used; i++)
            {
                yield return (_indices[i], _counts[i]);
            }

            yield break;
        }

        for (int number = 0; number < _pages.Length; number++)
        {
            for (int i = 0; _pages[number] is { } page && i < page.Length; i++)
            {
                int bucket = (number << SubBucketBits) + i;
                if ((_carries is null ? page[i] : CountOf(bucket)) is > 0 and long count)
                {
                    yield return (bucket, count);
                }
            }
        }
    }

    public void Write(ByteWriter into)
    {
        (int Bucket, long Count)[] used = Used().ToArray();
        into.Count(used.Length);
        int last = 0;
        foreach ((int bucket, long count) in used)
        {
            into.Count(bucket - last);
            into.Count(count);
            last = bucket;
        }

        if (used.Length > 0)
        {
            into.Sum(_sum);
            into.Number(_squares.Low);
            into.Number(_squares.Middle);
            into.Number(_squares.High);
        }
    }

    public static LogLinearHistogram Read(ref ByteReader from)
    {
        LogLinearHistogram histogram = new();
        int used = from.Length(bytesEach: 2);
        int bucket = 0;
        for (int i = 0; i < used; i++)
        {
            int step = from.Index(Buckets);
            if (step > Buckets - 1 - bucket || (i > 0 && step == 0))
            {
                throw from.Bad("has buckets out of order or range");
            }

            bucket += step;
            if (bucket is > LastSecondBucket and < FirstNanosecondBucket)
            {
                throw from.Bad("has buckets out of order or range");
            }

            histogram.Add(bucket, from.Positive());
        }

        if (used > 0)
        {
            histogram._sum = from.Sum();
            histogram._squares = new WideSum(from.Number(), from.Number(), from.Number());
        }

        return histogram;
    }

    private static int IndexOf(long value)
    {
        if (value < 1 << LinearBits)
        {
            return (int)value;
        }

        // The seven bits below the highest one.
        int octave = BitLength.Of((ulong)value) - LinearBits;
        return ((octave + 1) << SubBucketBits) + ((int)(value >> octave) & (SubBuckets - 1));
    }

    private long CountOf(int bucket)
    {
        if (_pages is not null)
        {
            long low = bucket >> SubBucketBits < _pages.Length && _pages[bucket >> SubBucketBits] is { } page ? page[bucket & (SubBuckets - 1)] : 0;
            return low + (_carries is not null && _carries.TryGetValue(bucket, out long high) ? high << 16 : 0);
        }

        int at = Array.BinarySearch(_indices, 0, _used, (ushort)bucket);
        return at >= 0 ? _counts[at] : 0;
    }

    private void Add(int bucket, long count)
    {
        Count += count;
        if (_pages is not null)
        {
            AddToPage(bucket, count);
            return;
        }

        int at = Array.BinarySearch(_indices, 0, _used, (ushort)bucket);
        if (at >= 0)
        {
            _counts[at] += count;
            if (_counts[at] == 0)
            {
                _used--;
                Array.Copy(_indices, at + 1, _indices, at, _used - at);
                Array.Copy(_counts, at + 1, _counts, at, _used - at);
            }

            return;
        }

        Insert(~at, bucket, count);
    }

    private void Insert(int at, int bucket, long count)
    {
        if (_used == FewBuckets)
        {
            ToPages();
            Count -= count;
            Add(bucket, count);
            return;
        }

        if (_used == _indices.Length)
        {
            Array.Resize(ref _indices, _used * 2);
            Array.Resize(ref _counts, _used * 2);
        }

        Array.Copy(_indices, at, _indices, at + 1, _used - at);
        Array.Copy(_counts, at, _counts, at + 1, _used - at);
        _indices[at] = (ushort)bucket;
        _counts[at] = count;
        _used++;
    }

    private void ToPages()
    {
        _pages = new ushort[]?[SecondPages];
        for (int i = 0; i < _used; i++)
        {
            AddToPage(_indices[i], _counts[i]);
        }

        _indices = [];
        _counts = [];
        _used = 0;
    }

    private void AddToPage(int bucket, long count)
    {
        int number = bucket >> SubBucketBits;
        if (number >= _pages!.Length)
        {
            Array.Resize(ref _pages, (Buckets >> SubBucketBits) + 1);
        }

        ushort[] page = _pages[number] ??= new ushort[SubBuckets];
        ref ushort low = ref page[bucket & (SubBuckets - 1)];
        long sum = low + count;
        if (sum is < 0 or > ushort.MaxValue)
        {
            _carries ??= [];
            _carries.TryGetValue(bucket, out long high);
            high += sum >> 16;
            _carries[bucket] = high;
            sum &= ushort.MaxValue;
        }

        low = (ushort)sum;
    }
}
