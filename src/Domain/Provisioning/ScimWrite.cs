using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Provisioning;

/// <summary>A SCIM write as the provisioning log will show it: recorded in the transaction of the write, with the answer it gets.</summary>
/// <param name="Path">From the base URL on, with the query.</param>
/// <param name="Request">The body, with secrets masked.</param>
/// <param name="Allowance">Of the client, with what was odd about the request.</param>
/// <param name="Answer">Writes the body of the answer for a member, given where the connection puts role attributes.</param>
/// <param name="Refused">Writes the answer to a refusal.</param>
public sealed record ScimWrite(
    string TokenHandle,
    string Method,
    string Path,
    string? Request,
    Allowance Allowance,
    Func<Member, IReadOnlyList<RolePlace>, string> Answer,
    Func<RefusedException, RefusalAnswer> Refused);

public sealed record RefusalAnswer(int Status, string Body);
