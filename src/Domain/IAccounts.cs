using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain;

/// <summary>Who proved an address to this installation, the browsers that are signed in, mails, and the keys behind all of it.</summary>
public interface IAccounts
{
    /// <summary>The account with its memberships; null when there is none.</summary>
    Task<AccountView?> FindAsync(long number, CancellationToken ct);

    Task<AccountView?> FindAsync(string email, CancellationToken ct);

    /// <summary>The session with that handle, live or not; null when there is none, or it was ended.</summary>
    /// <param name="workspace">What it is asked to open; null for none.</param>
    Task<FoundSession?> FindSessionAsync(string handle, WorkspaceId? workspace, CancellationToken ct);

    /// <summary>Sessions of an account, those through identity providers among them, or of a member alone; the last one seen first.</summary>
    Task<IReadOnlyList<BrowserSession>> ListSessionsAsync(SessionsOf of, CancellationToken ct);

    /// <summary>Notes when sessions were last seen. Not durable at once: a minute's precision is promised, not more.</summary>
    Task TouchSessionsAsync(IReadOnlyDictionary<string, DateTimeOffset> seen, CancellationToken ct);

    /// <summary>Reads what <paramref name="address"/> names, asks <paramref name="decide"/>, writes its answer: one transaction.</summary>
    /// <param name="decide">Pure; may be asked again when the transaction has to be repeated.</param>
    /// <exception cref="Scim.RefusedException">What the decision refuses; Uniqueness when an address is taken after all.</exception>
    Task<T> WriteAsync<T>(AccountAddress address, Caller caller, Func<AccountContext, AccountCommit<T>> decide, CancellationToken ct);

    /// <summary>Mails that are due, the oldest first.</summary>
    Task<IReadOnlyList<SealedMail>> ReadDueMailsAsync(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>All mails, the newest first: for the page of a development server.</summary>
    Task<IReadOnlyList<SealedMail>> ReadMailsAsync(int count, CancellationToken ct);

    /// <param name="mail">As it is from now on; null when it is to be forgotten.</param>
    Task SettleMailAsync(string id, SealedMail? mail, CancellationToken ct);

    Task<IReadOnlyList<ProtectionKey>> ReadProtectionKeysAsync(CancellationToken ct);

    Task AddProtectionKeyAsync(ProtectionKey key, CancellationToken ct);

    /// <summary>
    /// Says which master key this store's secrets are under: the given one, unless secrets that cannot be made anew are under another.
    /// A backup can so be opened elsewhere without the key as long as nothing is lost by it.
    /// </summary>
    /// <returns>The id that counts from now on.</returns>
    Task<string> ClaimMasterKeyAsync(string id, CancellationToken ct);

    /// <summary>Removes sessions, links and mails that are over.</summary>
    Task TrimAsync(DateTimeOffset now, CancellationToken ct);
}

public sealed record AccountView(Account Account, IReadOnlyList<Membership> Memberships);

/// <summary>One of the two.</summary>
public sealed record SessionsOf(long? Account, WorkspaceId? Workspace, MemberNumber? Member);

/// <summary>Which account a decision is about.</summary>
public abstract record AccountAddress;

public sealed record ByAccountNumber(long Number) : AccountAddress;

/// <summary>None: of a person who has no account.</summary>
public sealed record NoAccount : AccountAddress;

/// <summary>By the address that someone typed.</summary>
/// <param name="Workspace">Where people without an account are looked for too; null for nowhere.</param>
public sealed record ByEmail(string Email, WorkspaceId? Workspace) : AccountAddress;

/// <summary>By the handle of a mailed link.</summary>
public sealed record ByMailedLink(string Handle) : AccountAddress;

/// <summary>All that a decision about an account may depend on, read inside its transaction.</summary>
public sealed record AccountContext
{
    /// <summary>Null when there is none.</summary>
    public required Account? Account { get; init; }

    /// <summary>Of the account, those where it has no access included.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>The link of <see cref="ByMailedLink"/>.</summary>
    public required MailedLink? Link { get; init; }

    /// <summary>
    /// Of <see cref="ByEmail"/>, the one person of the workspace whose mails go to that address, and of a link for a person without an
    /// account, that person; null when there are none or several, or they have an account.
    /// </summary>
    public required Newcomer? Newcomer { get; init; }

    /// <summary>The account that has proved an address already; null when there is none.</summary>
    public required Func<string, Account?> WithEmail { get; init; }

    /// <summary>Sessions of the account, those through identity providers among them.</summary>
    public required Func<IReadOnlyList<BrowserSession>> Sessions { get; init; }

    public required Func<long> NewNumber { get; init; }
}

/// <summary>A member who has no account.</summary>
/// <param name="Email">Where mails to this person go, as it was provisioned.</param>
public sealed record Newcomer(Membership Membership, string Email, string Name);

/// <summary>One change, whole. What is left out stays.</summary>
public sealed record AccountCommit
{
    /// <summary>Added or changed.</summary>
    public Account? Account { get; init; }

    /// <summary>The member that is the account's from now on.</summary>
    public Newcomer? Linked { get; init; }

    public IReadOnlyList<BrowserSession> Sessions { get; init; } = [];

    /// <summary>By their handles.</summary>
    public IReadOnlyList<string> EndedSessions { get; init; } = [];

    /// <summary>Added or changed.</summary>
    public IReadOnlyList<MailedLink> Links { get; init; } = [];

    public IReadOnlyList<SealedMail> Mails { get; init; } = [];

    /// <summary>What the audit of a workspace is told.</summary>
    public IReadOnlyList<(WorkspaceId Workspace, AuditFact Fact)> Audit { get; init; } = [];
}

public sealed record AccountCommit<T>(AccountCommit Commit, T Result);
