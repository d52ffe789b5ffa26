using NodaTime;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>
/// The common NodaTime patterns of local dates and times, read straight from bytes: <c>d dd M MM yy yyyy H HH h hh m mm s ss f F tt</c>,
/// blanks, punctuation and quoted text. What else NodaTime knows (names of months, offsets) is left to NodaTime.
/// </summary>
internal sealed class DatePattern
{
    /// <summary>NodaTime's own choice: 00 to 30 are 2000 to 2030, 31 to 99 are 1931 to 1999.</summary>
    private const int TwoDigitYearMax = 30;
    private readonly List<Part> _parts;

    private DatePattern(List<Part> parts) => _parts = parts;

    /// <summary>Compiles a pattern. Null: it is none of the common ones, NodaTime must decide.</summary>
    public static DatePattern? TryCreate(string pattern)
    {
        List<Part> parts = [];
        string fields = "";
        for (int i = 0; i < pattern.Length;)
        {
            char c = pattern[i];
            if (c is '\'' or '"')
            {
                int end = pattern.IndexOf(c, i + 1);
                if (end < 0 || pattern.AsSpan(i, end - i).Contains('\\'))
                {
                    return null;
                }

                parts.Add(new Part('\'', 0, System.Text.Encoding.UTF8.GetBytes(pattern[(i + 1)..end])));
                i = end + 1;
                continue;
            }

            int count = 1;
            while (i + count < pattern.Length && pattern[i + count] == c)
            {
                count++;
            }

            if (char.IsAsciiLetter(c))
            {
                bool known = c switch
                {
                    'y' => count is 2 or 4,
                    'M' or 'd' or 'H' or 'h' or 'm' or 's' => count <= 2,
                    'f' => count <= 9,
                    't' => count == 2,
                    'T' => count == 1,
                    _ => false,
                };
                if (!known || fields.Contains(c))
                {
                    return null;
                }

                if (c == 'T')
                {
                    parts.Add(new Part('\'', 0, "T"u8.ToArray()));
                }
                else
                {
                    fields += c;
                    parts.Add(new Part(c, count, []));
                }

                i += count;
                continue;
            }

            if (c is not (' ' or '/' or ':' or '-' or '.' or ','))
            {
                return null;
            }

            for (; count > 0; count--, i++)
            {
                parts.Add(new Part('\'', 0, [(byte)c]));
            }
        }

        bool date = fields.Contains('y') && fields.Contains('M') && fields.Contains('d');
        bool hours = !(fields.Contains('H') && (fields.Contains('h') || fields.Contains('t'))) && fields.Contains('h') == fields.Contains('t');
        return date && hours ? new(parts) : null;
    }

    public bool TryParse(ReadOnlySpan<byte> text, out LocalTicks local)
    {
        local = default;
        Scanner scanner = new(text);
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, half = -1;
        long nanoseconds = 0;
        foreach (Part part in _parts)
        {
            int min = part.Count == 2 ? 2 : 1;
            bool fits;
            switch (part.Letter)
            {
                case 'y':
                    fits = scanner.Digits(part.Count, part.Count, out year);
                    if (part.Count == 2)
                    {
                        year += year <= TwoDigitYearMax ? 2000 : 1900;
                    }

                    break;
                case 'M':
                    fits = scanner.Digits(min, 2, out month);
                    break;
                case 'd':
                    fits = scanner.Digits(min, 2, out day);
                    break;
                case 'H':
                    fits = scanner.Digits(min, 2, out hour) && hour <= 23;
                    break;
                case 'h':
                    fits = scanner.Digits(min, 2, out hour) && hour is >= 1 and <= 12;
                    break;
                case 'm':
                    fits = scanner.Digits(min, 2, out minute) && minute <= 59;
                    break;
                case 's':
                    fits = scanner.Digits(min, 2, out second) && second <= 59;
                    break;
                case 'f':
                    fits = scanner.Digits(part.Count, part.Count, out int fraction);
                    nanoseconds = fraction;
                    for (int i = part.Count; i < 9; i++)
                    {
                        nanoseconds *= 10;
                    }

                    break;
                case 't':
                    half = scanner.Is("AM"u8) || scanner.Is("am"u8) || scanner.Is("Am"u8) || scanner.Is("aM"u8) ? 0
                        : scanner.Is("PM"u8) || scanner.Is("pm"u8) || scanner.Is("Pm"u8) || scanner.Is("pM"u8) ? 12 : -1;
                    fits = half >= 0;
                    break;
                default:
                    fits = scanner.Is(part.Text);
                    break;
            }

            if (!fits)
            {
                return false;
            }
        }

        if (!scanner.AtEnd || !LocalTicks.IsDate(year, month, day))
        {
            return false;
        }

        hour = half < 0 ? hour : (hour % 12) + half;
        local = LocalTicks.Of(year, month, day, nanoseconds + ((((hour * 60L) + minute) * 60) + second) * NodaConstants.NanosecondsPerSecond);
        return true;
    }

    private readonly record struct Part(char Letter, int Count, byte[] Text);
}
