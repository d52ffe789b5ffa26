namespace SupportPerf.Metrics.Calendars;

/// <content>The window written out for engines that look up whole seconds.</content>
internal sealed partial class OpenWindow
{
    /// <summary>How many numbers a record has: the open seconds before the bucket, then its two stretches, each its start in the low and its length in the high 16 bits, in minutes.</summary>
    public const int RecordLength = 4;

    private const int SecondsPerMinute = 60;

    /// <summary>Whether every open stretch begins and ends on a second.</summary>
    public bool IsWhole => _fractions is null;

    /// <summary>Writes out some consecutive buckets as records.</summary>
    /// <param name="first">The first bucket, from 0 at the window's start.</param>
    /// <param name="into">Takes the records.</param>
    /// <returns>False where a bucket has more than two stretches, or one that does not begin and end on a minute: records cannot say that.</returns>
    public bool TryWriteRecords(int first, Span<uint> into)
    {
        int count = into.Length / RecordLength;
        for (int i = 0; i < count; i++)
        {
            ulong word = _words[first + i];
            uint pattern = (uint)(word & PatternMask);
            if (pattern >= (uint)_simple.Length || !TryPack(_packed[2 * pattern], out uint one) || !TryPack(_packed[(2 * pattern) + 1], out uint other))
            {
                return false;
            }

            into[RecordLength * i] = (uint)(word >> PatternBits);
            into[(RecordLength * i) + 1] = one;
            into[(RecordLength * i) + 2] = other;
        }

        return true;
    }

    private static bool TryPack(ulong stretch, out uint packed)
    {
        ulong start = stretch & uint.MaxValue;
        ulong length = stretch >> 32;
        packed = (uint)(start / SecondsPerMinute) | ((uint)(length / SecondsPerMinute) << 16);
        return start % SecondsPerMinute == 0 && length % SecondsPerMinute == 0;
    }
}
