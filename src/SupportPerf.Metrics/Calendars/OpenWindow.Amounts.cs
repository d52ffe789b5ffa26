namespace SupportPerf.Metrics.Calendars;

/// <content>The table from open time to buckets that makes deadlines cost as much as durations.</content>
internal sealed partial class OpenWindow
{
    /// <summary>A slot of the table is 2^44 nanoseconds of open time, 4.9 hours: there are about as many slots as buckets, or fewer.</summary>
    private const int AmountShift = 44;

    /// <summary>For each slot, the last bucket that begins with no more open time than the slot does.</summary>
    private int[] IndexAmounts()
    {
        int slots = (int)(Total >> AmountShift) + 2;
        var amounts = new int[slots];
        int day = 0;
        for (int slot = 0; slot < slots; slot++)
        {
            long amount = (long)slot << AmountShift;
            while (day < Count - 1 && BeforeDay(day + 1, closed: false) <= amount)
            {
                day++;
            }

            amounts[slot] = day;
        }

        return amounts;
    }
}
