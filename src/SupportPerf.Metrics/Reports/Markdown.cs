using System.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>Makes any text safe inside a Markdown table: it cannot end the cell, start markup, or ping people.</summary>
internal static class Markdown
{
    private const string Special = "\\|`*_[]<>#~!";

    public static string Escape(string text)
    {
        StringBuilder safe = new(text.Length + 8);
        foreach (char c in text)
        {
            switch (c)
            {
                case '\r' or '\n' or '\t':
                    safe.Append(' ');
                    break;
                case '@':
                    // A word joiner keeps the sign readable and stops it from naming anybody.
                    safe.Append("@\u2060");
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
}
