using Rolecall.Domain.Members;

namespace Rolecall.Server.RestApi.V1;

/// <param name="ScimId">Null once the identity provider has deleted the person.</param>
internal sealed record MemberAnswer(
    long Number,
    string? ScimId,
    string UserName,
    string? DisplayName,
    bool Active,
    AssignedRoleAnswer Role,
    int? ManagedBy,
    DateTimeOffset DateCreated,
    DateTimeOffset DateModified)
{
    public static MemberAnswer Of(Member member) => new(
        member.Number.Value,
        member.Id?.Value,
        member.Profile.UserName,
        member.Profile.Document.Text("displayName"),
        member.Active,
        AssignedRoleAnswer.Of(member.Role),
        member.ManagedBy?.Value,
        member.Created,
        member.Modified);
}
