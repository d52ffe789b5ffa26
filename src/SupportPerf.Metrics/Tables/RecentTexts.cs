namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The numbers of texts that came lately: the few values of a dimension come again and again, often as the very same object, and are found here without
/// going through all their characters. Not thread-safe.
/// </summary>
internal sealed class RecentTexts
{
    private const int Slots = 256;

    private readonly string?[] _texts = new string?[Slots];
    private readonly int[] _numbers = new int[Slots];

    public bool TryGet(string text, out int number)
    {
        int slot = SlotOf(text);
        if (Holds(slot, text))
        {
            number = _numbers[slot];
            return true;
        }

        // Two texts of one slot come one after the other as often as not.
        slot ^= 1;
        number = _numbers[slot];
        return Holds(slot, text);
    }

    public void Set(string text, int number)
    {
        int slot = SlotOf(text);
        if (_texts[slot] is not null)
        {
            (_texts[slot ^ 1], _numbers[slot ^ 1]) = (_texts[slot], _numbers[slot]);
        }

        (_texts[slot], _numbers[slot]) = (text, number);
    }

    private bool Holds(int slot, string text)
    {
        string? held = _texts[slot];
        return ReferenceEquals(held, text) || string.Equals(held, text, StringComparison.Ordinal);
    }

    /// <summary>Names differ in their last characters more often than anywhere else: "Team 07", "Team 12".</summary>
    private static int SlotOf(string text)
    {
        int length = text.Length;
        return length < 2 ? length : unchecked((length * 31) + text[0] + (text[length >> 1] * 7) + (text[length - 2] * 20) + (text[length - 1] * 2)) & (Slots - 1);
    }
}
