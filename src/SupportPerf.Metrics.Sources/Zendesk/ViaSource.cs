using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>The <c>via.source</c> object of tickets, audits and comments.</summary>
internal static class ViaSource
{
    /// <summary>Reads the object whose members follow: its relation, and the ticket it comes from.</summary>
    public static (string? Rel, long? FromTicket) Read(scoped ref JsonFields json, TextCache<string> texts)
    {
        string? rel = null;
        long? ticket = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("rel"u8))
            {
                rel = json.Text(texts);
            }
            else if ((json.Name.SequenceEqual("from"u8) || json.Name.SequenceEqual("to"u8)) && json.EnterObject())
            {
                while (json.NextMember())
                {
                    if (json.Name.SequenceEqual("ticket_id"u8))
                    {
                        ticket ??= json.Int64();
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

        return (rel, ticket);
    }
}
