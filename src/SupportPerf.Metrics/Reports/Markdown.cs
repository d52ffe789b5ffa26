using System.Globalization;
using System.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>Makes any text safe inside a Markdown table: it cannot end the cell, start markup, name people or issues, or hide what it says.</summary>
internal static class Markdown
{
    private const string Special = "\\|`*_[]~!$";
    private const char WordJoiner = '\u2060';

    public static string Escape(string text)
    {
        StringBuilder safe = new(text.Length + 8);
        foreach (char c in text)
        {
            switch (c)
            {
                case '@' or '#':
                    // A word joiner keeps the sign readable and stops it from naming anybody or any issue.
                    safe.Append(c).Append(WordJoiner);
                    break;
                case '&':
                    safe.Append("&amp;");
                    break;
                case '<':
                    safe.Append("&lt;");
                    break;
                case '>':
                    safe.Append("&gt;");
                    break;
                default:
                    if (IsInvisible(c))
                    {
                        safe.Append(' ');
                        break;
                    }

                    if (Special.Any(special => special == c))
                    {
                        safe.Append('\\');
                    }

                    safe.Append(c);
                    break;
            }
        }

        return safe.ToString();
    }

    // Line ends of every kind, control characters, and marks that turn the reading direction of what follows.
    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || c is '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
