using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>Says which answers may repeat each other under chosen definitions. Immutable.</summary>
internal sealed class AnswerKeys
{
    private const ulong TicketSalt = 1;
    private const ulong RespondentSalt = 2;

    private readonly SurveyDefinitions _definitions;

    public AnswerKeys(SurveyDefinitions definitions)
    {
        _definitions = definitions;
        Window = definitions.RespondentWindow is { } window
            ? window.TotalNanoseconds >= Nanoseconds.Never ? Nanoseconds.Never : (long)window.TotalNanoseconds
            : null;
    }

    /// <summary>How near two answers by one respondent must be to repeat each other, in nanoseconds; null where respondents do not matter.</summary>
    public long? Window { get; }

    /// <summary>What an answer that counts is about; null: it repeats nothing.</summary>
    public AnswerKey? Of(SurveyResponse response, in SurveyFacts facts)
    {
        bool mayBeLeftOut = _definitions.ExcludeReopened && response is { Kind: SurveyKind.Csat, TicketId: not null };
        if (facts.Outcome != SurveyOutcome.Answered || (_definitions.Repeats == RepeatedAnswers.All && !mayBeLeftOut))
        {
            return null;
        }

        bool byRespondent = Window is not null && response.Respondent is not null && facts.AnsweredAt is not null
            && (response.Kind == SurveyKind.Nps || response.TicketId is null);
        if (!byRespondent && response.TicketId is null)
        {
            return null;
        }

        ulong salt = SaltOf(response.Kind, response.Question, byRespondent ? RespondentSalt : TicketSalt);
        return new AnswerKey(TextHash.Of((byRespondent ? response.Respondent : response.TicketId)!, salt), byRespondent, TextHash.Of(response.Id).Low);
    }

    /// <summary>What an answer about the satisfaction with a ticket is about.</summary>
    public static Func<string, TextHash> OfTickets(string? question)
    {
        ulong salt = SaltOf(SurveyKind.Csat, question, TicketSalt);
        return id => TextHash.Of(id, salt);
    }

    private static ulong SaltOf(SurveyKind kind, string? question, ulong about)
    {
        ulong salt = unchecked(((ulong)kind << 8) | about);
        return question is null ? salt : TextHash.Of(question, salt + (1UL << 32)).ToSalt();
    }
}
