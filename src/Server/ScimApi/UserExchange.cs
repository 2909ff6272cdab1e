using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;

namespace Rolecall.Server.ScimApi;

/// <summary>One write on its way through an operation, which puts the exchange, answer included, into the log with the change itself.</summary>
internal sealed class UserExchange
{
    private readonly ScimRequest scim;
    private readonly UserShape shape;
    private readonly int status;
    private ScimAnswer? answer;

    public UserExchange(ScimRequest scim, UserShape shape, int status)
    {
        (this.scim, this.shape, this.status) = (scim, shape, status);
        Record = new ScimWrite(
            scim.Admitted.TokenHandle, scim.Method, scim.MaskedPath, scim.MaskedBody, scim.Allowance, Render, scim.Refuse);
    }

    public ScimWrite Record { get; }

    /// <summary>What was recorded is what is sent: the places are those that this very write may have taught us.</summary>
    public ScimAnswer Answer(Member member)
    {
        scim.IsRecorded = true;
        scim.Member = member.Number;
        return answer ?? shape.Answer(status, member, scim.Admitted.Connection!.Places);
    }

    /// <remarks>Asked again when the transaction is repeated: the last answer counts.</remarks>
    private string Render(Member member, IReadOnlyList<RolePlace> places)
    {
        answer = shape.Answer(status, member, places);
        return Masking.OfAnswer(answer, scim.Types.Secrets)!;
    }
}
