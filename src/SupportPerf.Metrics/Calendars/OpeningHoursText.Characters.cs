namespace SupportPerf.Metrics.Calendars;

/// <content>Characters and words of the text, and where they stand.</content>
internal sealed partial class OpeningHoursText
{
    private bool IsAtEnd()
    {
        SkipBlanks();
        return _at >= _text.Length;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private bool IsDigit() => _at < _text.Length && _text[_at] is >= '0' and <= '9';

    /// <summary>A number of one or two digits; a third is left where it stands and refused by what follows.</summary>
    private int ReadNumber()
    {
        int number = _text[_at++] - '0';
        return IsDigit() ? (number * 10) + (_text[_at++] - '0') : number;
    }

    private bool TryTake(char mark)
    {
        SkipBlanks();
        bool found = _at < _text.Length && _text[_at] == mark;
        _at += found ? 1 : 0;
        return found;
    }

    private bool TryTake(string mark)
    {
        bool found = string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;
        _at += found ? mark.Length : 0;
        return found;
    }

    private string PeekWord()
    {
        int end = _at;
        while (end < _text.Length && char.IsLetter(_text[end]))
        {
            end++;
        }

        return _text.Substring(_at, end - _at);
    }

    private bool IsWord(string word) => PeekWord().Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool IsWordIn(string[] words) => Array.Exists(words, IsWord);

    private bool TryTakeWord(string word)
    {
        bool found = IsWord(word);
        _at += found ? word.Length : 0;
        return found;
    }

    private int ReadWord(string[] words, string what)
    {
        SkipBlanks();
        string word = PeekWord();
        int index = Array.FindIndex(words, candidate => candidate.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            throw Unexpected($"expected {what}: {string.Join(", ", words)}");
        }

        _at += word.Length;
        return index;
    }

    private FormatException Unexpected(string rule)
    {
        string word = _at < _text.Length && char.IsLetter(_text[_at]) ? PeekWord() : _at < _text.Length ? _text.Substring(_at, 1) : "";
        return new FormatException(word.Length == 0 ? $"The text ends here; {rule}." : $"'{word}' is not understood here; {rule}.");
    }

    private string Place(int at)
    {
        string character = FormattableString.Invariant($"character {at + 1}");
        return _place.Length == 0 ? character : $"{_place}, {character}";
    }
}
