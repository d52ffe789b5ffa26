using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Somebody as a record names them.</summary>
/// <param name="Id">The account's id; on a server of one's own the user's key. Null: nobody, or somebody whose account is gone.</param>
/// <param name="Type">The account's type. Null: not said.</param>
/// <param name="Name">The name to show.</param>
internal readonly record struct Person(string? Id, string? Type, string? Name)
{
    /// <summary>Reads the value of the member; nobody where it is not an object.</summary>
    public static Person Read(scoped ref JsonFields json, TextCache<string> texts) => json.EnterObject() ? Within(ref json, texts) : default;

    /// <summary>Reads the members of the object that was entered.</summary>
    public static Person Within(scoped ref JsonFields json, TextCache<string> texts)
    {
        Person person = default;
        string? key = null;
        string? name = null;
        while (json.NextMember())
        {
            ReadOnlySpan<byte> member = json.Name;
            switch (member.Length)
            {
                case 3 when member.SequenceEqual("key"u8): key = json.Text(texts); break;
                case 4 when member.SequenceEqual("name"u8): name = json.Text(texts); break;
                case 9 when member.SequenceEqual("accountId"u8): person = person with { Id = json.Text(texts) }; break;
                case 11 when member.SequenceEqual("accountType"u8): person = person with { Type = json.Text(texts) }; break;
                case 11 when member.SequenceEqual("displayName"u8): person = person with { Name = json.Text(texts) }; break;
                default: json.Skip(); break;
            }
        }

        return person with { Id = person.Id ?? key ?? name };
    }
}
