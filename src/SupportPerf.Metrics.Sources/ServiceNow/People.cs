using NodaTime;

namespace SupportPerf.Metrics.Sources.ServiceNow;

/// <summary>
/// Who somebody was on a task. The caller is the customer, also a colleague. Of the team is whoever wrote a work note, changed an assignment, was
/// assigned or resolved a task, or is a member of a group. About others ServiceNow's rows do not tell.
/// </summary>
internal sealed class People(ServiceNowNames names, SourceOptions options)
{
    /// <summary>The messages whose author nobody knows.</summary>
    public int Unknown { get; private set; }

    /// <summary>Who opened it: for the caller, whoever typed it in.</summary>
    public AuthorKind Opener(TaskRow task)
    {
        if (ServiceNowCodes.IsMachine(task.ContactType) || (task.CreatedByLogin is { } login && ServiceNowIndex.IsSystem(login) && task.Caller is null))
        {
            return AuthorKind.Automation;
        }

        bool isByTeam = (task.OpenedBy is { } opener && names.IsTeamById(opener)) || (task.CreatedByLogin is { } creator && names.IsTeam(creator));
        return task.Caller is null && isByTeam ? AuthorKind.Agent : AuthorKind.Customer;
    }

    public AuthorKind Of(TaskRow task, string? login, Instant at, bool isMessage)
    {
        AuthorKind today = Today(task, login);
        AuthorKind kind = login is null ? today : options.RoleAt?.Invoke(login, at, today) ?? today;
        Unknown += isMessage && kind == AuthorKind.Unknown ? 1 : 0;
        return kind;
    }

    private AuthorKind Today(TaskRow task, string? login) =>
        login is null ? AuthorKind.Unknown
        : ServiceNowIndex.IsSystem(login) ? AuthorKind.Automation
        : login.Equals("guest", StringComparison.OrdinalIgnoreCase) || IsCaller(task, login) ? AuthorKind.Customer
        : names.IsTeam(login) ? AuthorKind.Agent
        : AuthorKind.Unknown;

    private bool IsCaller(TaskRow task, string login)
    {
        string? caller = task.Caller is null ? null : names.LoginOf(task.Caller) ?? (task.Caller == task.OpenedBy ? task.CreatedByLogin : null);
        return login.Equals(caller, StringComparison.OrdinalIgnoreCase);
    }
}
