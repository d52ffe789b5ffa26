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
        number = _numbers[slot];
        string? held = _texts[slot];
        return ReferenceEquals(held, text) || string.Equals(held, text, StringComparison.Ordinal);
    }

    public void Set(string text, int number)
    {
        int slot = SlotOf(text);
        _texts[slot] = text;
        _numbers[slot] = number;
    }

    private static int SlotOf(string text)
    {
        int length = text.Length;
        return length == 0 ? 0 : unchecked((length * 31) + text[0] + (text[length >> 1] * 7) + (text[length - 1] * 13)) & (Slots - 1);
    }
}
