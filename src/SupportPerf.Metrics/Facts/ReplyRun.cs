using System.Runtime.InteropServices;
using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Facts;

/// <summary>Tells which agent messages are one reply: those of one chat session, and those that follow each other within the time given.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ReplyRun(Duration? within)
{
    private readonly long _within = within is { } duration ? (long)duration.TotalNanoseconds : -1;
    private string? _session;
    private long _last = Nanoseconds.Never;

    /// <summary>Takes the next agent message: true where it belongs to the reply before.</summary>
    public bool Continues(in EventTimeline.Entry message)
    {
        string? session = message.Event.Session;
        bool continues = _last != Nanoseconds.Never
            && ((session is not null && string.Equals(session, _session, StringComparison.Ordinal)) || (_within >= 0 && message.At - _last <= _within));
        (_session, _last) = (session, message.At);
        return continues;
    }
}
