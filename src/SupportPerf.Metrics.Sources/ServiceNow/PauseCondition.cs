namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>
/// The condition under which an SLA's clock stands still, an encoded query such as <c>state=3^hold_reason=1^EQ</c>, as statuses. Only conditions on the
/// state and on what it waits for are told as statuses.
/// </summary>
internal static class PauseCondition
{
    private static readonly TicketStatus[] Waiting = [TicketStatus.Pending, TicketStatus.OnHold];

    /// <summary>The statuses; none for no condition. Null: it looks at something else too.</summary>
    public static IReadOnlyList<TicketStatus>? Statuses(string? query, string? table)
    {
        HashSet<TicketStatus> paused = [];
        bool? isForCaller = null;
        foreach (string clause in (query ?? "").Split('^', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string bare = clause.StartsWith("OR", StringComparison.Ordinal) ? clause[2..] : clause;
            if (clause == "EQ" || clause == "active=true")
            {
                continue;
            }

            if (bare is "hold_reason=1" or "hold_reason!=1" && bare == clause && isForCaller is null)
            {
                isForCaller = bare == "hold_reason=1";
            }
            else if (Codes(bare) is not { } codes || !AddAll(codes, table, paused))
            {
                return null;
            }
        }

        // On hold is two statuses, by what it waits for.
        return isForCaller is not { } caller ? [.. paused.Order()]
            : paused.Count == 0 || paused.SetEquals(Waiting) ? [caller ? TicketStatus.Pending : TicketStatus.OnHold]
            : null;
    }

    private static string[]? Codes(string clause)
    {
        foreach (string column in (string[])["state", "incident_state"])
        {
            if (clause.StartsWith(column + "=", StringComparison.Ordinal))
            {
                return [clause[(column.Length + 1)..]];
            }

            if (clause.StartsWith(column + "IN", StringComparison.Ordinal))
            {
                return clause[(column.Length + 2)..].Split(',');
            }
        }

        return null;
    }

    private static bool AddAll(string[] codes, string? table, HashSet<TicketStatus> paused)
    {
        foreach (string code in codes)
        {
            if (!int.TryParse(code, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int number)
                || ServiceNowCodes.State(table, number, null) is not { } status)
            {
                return false;
            }

            paused.UnionWith(status == TicketStatus.OnHold && table == ServiceNowCodes.Incident && number == ServiceNowCodes.OnHold ? Waiting : [status]);
        }

        return true;
    }
}
