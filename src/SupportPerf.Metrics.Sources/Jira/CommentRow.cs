using NodaTime;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>A comment: who wrote it when, and whether the customer sees it.</summary>
/// <param name="Id">The comment's id.</param>
/// <param name="At">When it was written. Null: unreadable; it is only counted.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="IsPublic">Whether the customer sees it, where the comment says it.</param>
/// <param name="Issue">The issue, where the comment's address says it.</param>
internal sealed record CommentRow(string? Id, Instant? At, Person Author, bool? IsPublic, string? Issue)
{
    /// <summary>Reads the members of the object that was entered.</summary>
    public static CommentRow Within(scoped ref JsonFields json, TextCache<string> texts, ref string? unreadable)
    {
        string? id = null;
        string? issue = null;
        Instant? at = null;
        Person author = default;
        bool? isPublic = null;
        bool isRestricted = false;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> name = json.Name;
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("id"u8): id = IssueReference.Read(ref json); break;
                case 4 when name.SequenceEqual("self"u8): issue = IssueReference.InLink(json.Raw()) ?? issue; break;
                case 6 when name.SequenceEqual("author"u8): author = Person.Read(ref json, texts); break;
                case 6 when name.SequenceEqual("public"u8): isPublic = json.Bool(); break;
                case 6 when name.SequenceEqual("_links"u8) && json.EnterObject(): issue = Self(ref json) ?? issue; break;
                case 7 when name.SequenceEqual("created"u8): at = JiraTimes.Read(ref json, ref unreadable); break;
                case 9 when name.SequenceEqual("jsdPublic"u8): isPublic = json.Bool() ?? isPublic; break;
                case 10 when name.SequenceEqual("properties"u8) && json.EnterArray(): isPublic = ReadProperties(ref json, texts) ?? isPublic; break;

                // Shown to a role or group of the team only.
                case 10 when name.SequenceEqual("visibility"u8): isRestricted = json.EnterObject() && HasMembers(ref json); break;
                default: json.Skip(); break;
            }
        }

        if (at is null)
        {
            unreadable ??= $"The comment {id} has no created; it is left out.";
        }

        return new(id, at, author, isRestricted ? false : isPublic, issue);
    }

    /// <summary>The issue in the address <c>self</c> of the object that was entered.</summary>
    public static string? Self(scoped ref JsonFields json)
    {
        string? issue = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("self"u8))
            {
                issue = IssueReference.InLink(json.Raw());
            }
            else
            {
                json.Skip();
            }
        }

        return issue;
    }

    private static bool HasMembers(scoped ref JsonFields json)
    {
        bool any = false;
        while (json.NextMember())
        {
            any = true;
            json.Skip();
        }

        return any;
    }

    /// <summary>The property <c>sd.public.comment</c> says whether the comment is internal, as a truth value or as its text.</summary>
    private static bool? ReadProperties(scoped ref JsonFields json, TextCache<string> texts)
    {
        bool? isPublic = null;
        while (json.NextObject())
        {
            bool isOurs = false;
            string? isInternal = null;
            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("key"u8))
                {
                    isOurs = json.Raw().SequenceEqual("sd.public.comment"u8);
                }
                else if (json.Name.SequenceEqual("value"u8) && json.EnterObject())
                {
                    while (json.NextMember())
                    {
                        if (json.Name.SequenceEqual("internal"u8))
                        {
                            isInternal = json.Text(texts);
                        }
                        else
                        {
                            json.Skip();
                        }
                    }
                }
                else
                {
                    json.Skip();
                }
            }

            isPublic = isOurs && isInternal is "true" or "false" ? isInternal == "false" : isPublic;
        }

        return isPublic;
    }
}
