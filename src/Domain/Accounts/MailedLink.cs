using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>A link that was mailed: whoever has it has read the mail of that address. One use, half an hour (security.md R-08).</summary>
/// <param name="Email">The address it was mailed to.</param>
/// <param name="Account">Whose it is; null for a person who has no account yet.</param>
/// <param name="AccountVersion">The account's when the link was made: of another version it is good no more.</param>
/// <param name="Workspace">Of a person without an account.</param>
public sealed record MailedLink(
    string Handle,
    ReadOnlyMemory<byte> Hash,
    MailedLinkPurpose Purpose,
    string Email,
    long? Account,
    long AccountVersion,
    WorkspaceId? Workspace,
    MemberNumber? Member,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    DateTimeOffset? Used)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);
}

public enum MailedLinkPurpose
{
    ResetPassword,

    /// <summary>Proves the new address of an account.</summary>
    ConfirmEmail,
}
