namespace SupportPerf.Metrics;

/// <summary>What is wrong with a piece of input.</summary>
public enum DataIssueKind
{
    /// <summary>A record without an id.</summary>
    MissingId = 0,

    /// <summary>A ticket without an instant of creation, or a call without one of arrival.</summary>
    MissingCreated = 1,

    /// <summary>An answer without the instant that the asked periods need.</summary>
    MissingAnchor = 2,

    /// <summary>A row with too few or too many columns.</summary>
    WrongColumnCount = 3,

    /// <summary>A text that none of the stated date formats fits.</summary>
    UnreadableDate = 4,

    /// <summary>A text that is not a number or duration of the stated form.</summary>
    UnreadableNumber = 5,

    /// <summary>A row or document that cannot be read at all.</summary>
    UnreadableRecord = 6,

    /// <summary>A value that the enumeration does not list; it is kept as it is.</summary>
    UnknownValue = 7,

    /// <summary>A local time that occurs twice; the earlier instant was taken.</summary>
    AmbiguousLocalTime = 8,

    /// <summary>A local time that does not occur; it was moved forward by the gap.</summary>
    SkippedLocalTime = 9,

    /// <summary>Several records with one id; the later version counts.</summary>
    DuplicateId = 10,

    /// <summary>A message, event or row whose record is not in the input.</summary>
    OrphanEvent = 11,

    /// <summary>The first response lies before the creation.</summary>
    ReplyBeforeCreation = 12,

    /// <summary>The first touch lies before the creation.</summary>
    TouchBeforeCreation = 13,

    /// <summary>The solve lies before the creation.</summary>
    SolvedBeforeCreated = 14,

    /// <summary>The close lies before the creation.</summary>
    ClosedBeforeCreated = 15,

    /// <summary>A duration given by the source is below zero.</summary>
    NegativeDuration = 16,

    /// <summary>An instant after the as-of instant; it is ignored.</summary>
    FutureInstant = 17,

    /// <summary>An instant that no exact arithmetic in nanoseconds covers (before 1823-11-12 or after 2116-02-20); it is ignored.</summary>
    InstantOutOfRange = 18,

    /// <summary>A score outside its scale.</summary>
    ScoreOutOfScale = 19,

    /// <summary>A survey weight that is negative, or finer than 1e-10, or too large.</summary>
    UnusableWeight = 20,

    /// <summary>The business calendar is never open, so business durations have no value.</summary>
    ScheduleNeverOpen = 21,

    /// <summary>A part that the source can give, but this input does not hold; the KPIs that need it have no value.</summary>
    MissingPart = 22,

    /// <summary>The status history contradicts itself, for example a change after the final close.</summary>
    StatusAfterClosed = 23,

    /// <summary>Two events with one id; the first counts.</summary>
    DuplicateEvent = 24,

    /// <summary>An answer from before the ticket's creation.</summary>
    RatingBeforeCreation = 25,

    /// <summary>A ticket named as merged away; it is left out.</summary>
    Merged = 26,

    /// <summary>A ticket that the source marked as deleted; it is left out.</summary>
    Deleted = 27,

    /// <summary>A ticket that the source marked as spam; it is left out.</summary>
    Spam = 28,

    /// <summary>A test ticket; it is left out.</summary>
    Test = 29,

    /// <summary>A call that the source calls no real call; it is left out.</summary>
    IgnoredCall = 30,

    /// <summary>A message whose author the source does not tell; it never stops a clock.</summary>
    UnknownAuthor = 31,

    /// <summary>A ticket that was created, answered and ended in one and the same instant, as imports write them; its durations of zero count.</summary>
    ZeroDurationBurst = 32,

    /// <summary>A ticket outside the population that the definitions count, for example never assigned; it is left out.</summary>
    OutsidePopulation = 33,

    /// <summary>A change of status from before the creation; it says only how the ticket began.</summary>
    StatusBeforeCreation = 34,

    /// <summary>The status is not known for some of the time, so durations by status have no value.</summary>
    UnknownStatus = 35,
}
