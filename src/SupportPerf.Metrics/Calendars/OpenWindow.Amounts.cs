namespace SupportPerf.Metrics.Calendars;

/// <content>The table from open time to buckets that makes deadlines cost as much as durations.</content>
internal sealed partial class OpenWindow
{
    /// <summary>A slot of the table is 2^44 nanoseconds of open time, 4.9 hours: there are about as many slots as buckets, or fewer.</summary>
    private const int AmountShift = 44;

    /// <summary>The earliest t with F(t) = amount, for 0 &lt; amount &lt;= total.</summary>
    public long EarliestOpenAt(long amount)
    {
        unchecked // The window is shorter than 292 years.
        {
            int day = LastDayFromOpen(amount - 1);
            ulong word = _words[day];
            uint pattern = (uint)(word & PatternMask);
            TwoStretches[] simple = _simple;
            long inDay = pattern < (uint)simple.Length
                ? simple[pattern].At(amount - ((long)(word >> PatternBits) * Second), latest: false)
                : InDay(day, amount - OpenBeforeDay(day), closed: false, latest: false);
            return (day * Day) + inDay;
        }
    }

    /// <summary>The last bucket that begins with no more open time than an amount: one of two candidates, unless days are short.</summary>
    private int LastDayFromOpen(long amount)
    {
        unchecked // Amounts and days are those of the window.
        {
            int[] amounts = _amounts ??= IndexAmounts();
            int slot = (int)(amount >> AmountShift);
            int first = amounts[slot];
            int last = amounts[slot + 1];

            // Which of the two is as good as random: a mask costs less than a wrong guess.
            int isBefore = (int)((amount - OpenBeforeDay(last)) >> 63);
            int day = last + ((first - last) & isBefore);
            return OpenBeforeDay(day + 1) <= amount ? LastDayFrom(amount, day, last + 1, closed: false) : day;
        }
    }

    /// <summary>For each slot, the last bucket that begins with no more open time than the slot does.</summary>
    private int[] IndexAmounts()
    {
        int slots = (int)(Total >> AmountShift) + 2;
        var amounts = new int[slots];
        int day = 0;
        for (int slot = 0; slot < slots; slot++)
        {
            long amount = (long)slot << AmountShift;
            while (day < Count - 1 && OpenBeforeDay(day + 1) <= amount)
            {
                day++;
            }

            amounts[slot] = day;
        }

        return amounts;
    }
}
