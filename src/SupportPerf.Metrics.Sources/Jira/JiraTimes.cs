using NodaTime;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Jira;

/// <summary>Jira's instants and durations, all to the millisecond.</summary>
internal static class JiraTimes
{
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>
    /// An instant as a text with its offset, as milliseconds since 1970, or as an object that has it in several forms, of which <c>iso8601</c> lacks
    /// the milliseconds. Null: none; <paramref name="unreadable"/> then tells a value that is not one.
    /// </summary>
    public static Instant? Read(scoped ref JsonFields json, ref string? unreadable)
    {
        JsonFields value = json;
        if (!json.EnterObject())
        {
            JsonFields text = value;
            return value.Int64() is { } number ? Milliseconds(number, ref unreadable) : text.Instant(ref unreadable);
        }

        Instant? exact = null;
        Instant? whole = null;
        while (json.NextMember())
        {
            if (json.Name.SequenceEqual("epochMillis"u8))
            {
                exact = json.Int64() is { } number ? Milliseconds(number, ref unreadable) : exact;
            }
            else if (json.Name.SequenceEqual("jira"u8))
            {
                exact ??= json.Instant(ref unreadable);
            }
            else if (json.Name.SequenceEqual("iso8601"u8))
            {
                whole = json.Instant(ref unreadable);
            }
            else
            {
                json.Skip();
            }
        }

        return exact ?? whole;
    }

    /// <summary>A duration as an object with its milliseconds. Null: none.</summary>
    public static Duration? ReadDuration(scoped ref JsonFields json)
    {
        Duration? duration = null;
        if (json.EnterObject())
        {
            while (json.NextMember())
            {
                if (json.Name.SequenceEqual("millis"u8))
                {
                    duration = json.Int64() is { } number and >= -LastMillisecond and <= LastMillisecond ? Duration.FromMilliseconds(number) : null;
                }
                else
                {
                    json.Skip();
                }
            }
        }

        return duration;
    }

    private static Instant? Milliseconds(long number, ref string? unreadable)
    {
        if (number is > 0 and <= LastMillisecond)
        {
            return Instant.FromUnixTimeMilliseconds(number);
        }

        unreadable ??= FormattableString.Invariant($"{number} is not an instant in milliseconds since 1970.");
        return null;
    }
}
