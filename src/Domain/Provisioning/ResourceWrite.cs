using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Provisioning;

/// <summary>A SCIM write of a group or a resource as the provisioning log will show it; see <see cref="ScimWrite"/>.</summary>
/// <param name="Path">From the base URL on, with the query.</param>
/// <param name="Request">The body, with secrets masked.</param>
/// <param name="Allowance">Of the client, with what was odd about the request.</param>
/// <param name="Answer">Writes the answer; that of a group without members, which may be many: the log has what was asked of them.</param>
/// <param name="Refused">Writes the answer to a refusal.</param>
public sealed record ResourceWrite<T>(
    string TokenHandle,
    string Method,
    string Path,
    string? Request,
    Allowance Allowance,
    Func<T, LoggedAnswer> Answer,
    Func<RefusedException, RefusalAnswer> Refused)
{
    internal Exchange Line(Caller caller, DateTimeOffset at, int status, string? answer, IReadOnlyList<string> notes) => new(
        caller.Connection!.Value, TokenHandle, caller.RequestId, at, Method, Path, Request, status, answer, null, Allowance.After(notes));
}

/// <param name="Status">What the client gets.</param>
/// <param name="Body">Null when the answer has none.</param>
public sealed record LoggedAnswer(int Status, string? Body);
