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

    /// <summary>Up to this many used buckets are kept as a sorted list; more as an array from the first to the last.</summary>
    private const int FewBuckets = 128;

    private ushort[] _indices = new ushort[4];
    private long[] _counts = new long[4];
    private int _used;

    // Where the array is in use: the count of bucket i is at i - _first. It may hold zeros.
    private long[]? _array;
    private int _first;

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
        if (_array is null)
        {
            for (int i = 0; i < _used; i++)
            {
                yield return (_indices[i], _counts[i]);
            }

            yield break;
        }

        for (int i = 0; i < _array.Length; i++)
        {
            if (_array[i] != 0)
            {
                yield return (_first + i, _array[i]);
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
        if (_array is not null)
        {
            return bucket >= _first && bucket - _first < _array.Length ? _array[bucket - _first] : 0;
        }

        int at = Array.BinarySearch(_indices, 0, _used, (ushort)bucket);
        return at >= 0 ? _counts[at] : 0;
    }

    private void Add(int bucket, long count)
    {
        Count += count;
        if (_array is not null)
        {
            int place = bucket - _first;
            if (place < 0 || place >= _array.Length)
            {
                place = Extend(bucket);
            }

            _array[place] += count;
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
            ToArray();
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

    private void ToArray()
    {
        _first = _indices[0] & ~(SubBuckets - 1);
        _array = new long[_indices[_used - 1] - _first + SubBuckets];
        for (int i = 0; i < _used; i++)
        {
            _array[_indices[i] - _first] = _counts[i];
        }

        _indices = [];
        _counts = [];
        _used = 0;
    }

    private int Extend(int bucket)
    {
        int first = Math.Min(_first, bucket & ~(SubBuckets - 1));
        int end = Math.Max(_first + _array!.Length, (bucket | (SubBuckets - 1)) + 1);
        long[] larger = new long[end - first];
        _array.CopyTo(larger, _first - first);
        _array = larger;
        _first = first;
        return bucket - first;
    }
}
