using System.Globalization;
using System.Text;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>The issue that a page belongs to: its records do not say it, but the page's address does, or the name that the caller gave the file.</summary>
internal static class IssueReference
{
    /// <summary>An id or key, which is a text, or a number in older versions.</summary>
    public static string? Read(scoped ref JsonFields json)
    {
        JsonFields number = json;
        return json.Text() ?? number.Int64()?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The id or key in an address of an issue or request, or of what is below it. Null: it has none.</summary>
    public static string? InLink(ReadOnlySpan<byte> link) => After(link, "/request/"u8) ?? After(link, "/issue/"u8);

    /// <summary>The issue's key in a file's name, as in <c>sla-HELP-12.json</c>; else its last number, as the id. Null: it has none.</summary>
    public static string? InName(string file)
    {
        ReadOnlySpan<char> name = Path.GetFileName(file);
        string? key = null;
        string? id = null;
        for (int at = 0; at < name.Length; at++)
        {
            if (!char.IsAsciiDigit(name[at]) || (at > 0 && char.IsAsciiLetterOrDigit(name[at - 1])))
            {
                continue;
            }

            int end = at;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
            {
                end++;
            }

            int start = at - 1;
            while (start > 0 && (char.IsAsciiLetterUpper(name[start - 1]) || char.IsAsciiDigit(name[start - 1]) || name[start - 1] == '_'))
            {
                start--;
            }

            id = name[at..end].ToString();
            key = at > 1 && name[at - 1] == '-' && start < at - 1 && char.IsAsciiLetterUpper(name[start]) ? name[start..end].ToString() : key;
            at = end;
        }

        return key ?? id;
    }

    private static string? After(ReadOnlySpan<byte> link, ReadOnlySpan<byte> marker)
    {
        link = JsonFields.Plain(link);
        int found = link.IndexOf(marker);
        if (found < 0)
        {
            return null;
        }

        ReadOnlySpan<byte> rest = link[(found + marker.Length)..];
        int end = rest.IndexOfAny((byte)'/', (byte)'?');
        rest = end < 0 ? rest : rest[..end];
        return rest.IsEmpty ? null : Encoding.UTF8.GetString(rest);
    }
}
