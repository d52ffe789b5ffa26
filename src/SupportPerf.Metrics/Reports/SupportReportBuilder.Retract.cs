namespace SupportPerf.Metrics;

/// <content>Taking away what was added.</content>
public sealed partial class SupportReportBuilder
{
    /// <summary>Takes a ticket away again: the exact inverse of adding it. To correct a ticket, take the old one away and add the new one.</summary>
    /// <param name="ticket">The ticket, as it was when it was added.</param>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(Ticket ticket)
    {
        SupportReportBuilder only = new(_options);
        only.Add(ticket);
        Retract(only);
    }

    /// <summary>Takes an answer to a survey away again: the exact inverse of adding it.</summary>
    /// <param name="response">The answer, as it was when it was added.</param>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(SurveyResponse response)
    {
        SupportReportBuilder only = new(_options);
        only.Add(response);
        Retract(only);
    }

    /// <summary>Takes a call away again: the exact inverse of adding it.</summary>
    /// <param name="call">The call, as it was when it was added.</param>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(Call call)
    {
        SupportReportBuilder only = new(_options);
        only.Add(call);
        Retract(only);
    }

    /// <summary>Takes a quality review away again: the exact inverse of adding it.</summary>
    /// <param name="review">The review, as it was when it was added.</param>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(QaReview review)
    {
        SupportReportBuilder only = new(_options);
        only.Add(review);
        Retract(only);
    }

    /// <summary>Takes an agent's time away again: the exact inverse of adding it.</summary>
    /// <param name="time">The time, as it was when it was added.</param>
    /// <exception cref="InvalidOperationException">It was not added, or not as it is given now. Nothing was changed.</exception>
    public void Retract(AgentTime time)
    {
        SupportReportBuilder only = new(_options);
        only.Add(time);
        Retract(only);
    }

    /// <summary>Takes away all that another builder of the same options holds, for example the oldest day of a moving window: the exact inverse of <see cref="Merge(SupportReportBuilder)"/>.</summary>
    /// <remarks>Of more than ten data issues of a kind only ten are known by their records: those that moved out do not come back. Their number is exact.</remarks>
    /// <param name="other">The other builder.</param>
    /// <exception cref="ArgumentException">The other one has other options, or is this one.</exception>
    /// <exception cref="InvalidOperationException">It holds what this one does not. Nothing was changed.</exception>
    public void Retract(SupportReportBuilder other)
    {
        RequireSameOptions(other, "taken away from");
        Flush();
        other.Flush();
        Func<int, int> import = ImportFrom(other);
        for (int i = 0; i < _parts.Length; i++)
        {
            if (!_parts[i].Value.Holds(other._parts[i].Value, import))
            {
                throw new InvalidOperationException($"It cannot be taken away: it was not added, or not as it is given now ({_parts[i].Key} does not hold it). Nothing was changed.");
            }
        }

        for (int i = 0; i < _parts.Length; i++)
        {
            _parts[i].Value.Subtract(other._parts[i].Value, import);
        }
    }
}
