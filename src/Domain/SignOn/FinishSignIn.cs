using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.SignOn;

/// <summary>The answer of an identity provider, once it was verified, and what came with it.</summary>
/// <param name="State">The handle of the sign-in under way; null when nobody asked.</param>
/// <param name="Browser">What the cookie of that sign-in holds; null when there is none.</param>
public sealed record SignInAnswer(ProvenIdentity Identity, string? State, string? Browser, string? Agent);

/// <summary>
/// Decides who is signed in by an identity provider's word (design §4.1). The first time, a member whom the names fit is linked to the
/// pair of issuer and subject; afterwards that pair alone counts. Never across connections.
/// </summary>
public sealed class FinishSignIn(IDirectories directories, TimeProvider clock)
{
    public Task<SignInOutcome> RunAsync(Caller caller, SignInAnswer answer, CancellationToken ct)
    {
        var token = SecretToken.Issue(TokenPrefix.Session);
        var decision = new Decision(caller, answer, token, clock.GetUtcNow());
        return directories.SignOn(caller.Workspace).FinishAsync(answer.State, answer.Identity, caller, decision.Decide, ct);
    }

    private sealed class Decision(Caller caller, SignInAnswer answer, SecretToken token, DateTimeOffset now)
    {
        private ProvenIdentity Identity => answer.Identity;

        public SignInCommit<SignInOutcome> Decide(SignInContext context)
        {
            if (Refusal(context) is { } refused)
                return Refuse(refused);
            var connection = context.Connection(Identity.Connection)!;
            return context.State?.Purpose switch
            {
                SignInPurpose.Prove => Prove(context, connection),
                SignInPurpose.Link => LinkSelf(context),
                SignInPurpose.Reauthenticate => Reauthenticate(context),
                _ => SignIn(context, connection),
            };
        }

        private SignInRefused? Refusal(SignInContext context)
        {
            var connection = context.Connection(Identity.Connection);
            if (connection is null or { State: ConnectionState.Disabled })
                return SignInRefusals.Disabled;
            if (context.IsReplay)
                return SignInRefusals.Replayed;
            if (answer.State is null)
                return context.View.Workspace.Behaviour.IdpInitiatedSignIn == IdpInitiatedSignIn.On ? NotProven(connection, null) : SignInRefusals.Unsolicited;
            if (context.State is not { } state || state.Connection != Identity.Connection || state.Expires <= now || !state.IsOf(answer.Browser))
                return SignInRefusals.NotUnderWay;
            return NotProven(connection, state.Purpose);
        }

        private static SignInRefused? NotProven(Connection connection, SignInPurpose? purpose) =>
            connection.State == ConnectionState.Configured && purpose != SignInPurpose.Prove ? SignInRefusals.NotProven : null;

        private SignInCommit<SignInOutcome> SignIn(SignInContext context, Connection connection)
        {
            var known = context.Linked ?? context.Matching.FirstOrDefault(state => MayLink(context, state));
            if (known is null)
            {
                return context.View.Workspace.Behaviour.JustInTimeMembers == JustInTimeMembers.On
                    ? new(new SignInCommit(), new NeedsMember())
                    : Refuse(SignInRefusals.Unknown(Identity));
            }

            var member = known.Member;
            if (!member.Active)
                return Refuse(SignInRefusals.Inactive, member.Number);
            var session = Session(member.Number, Identity.Subject);
            var commit = new SignInCommit
            {
                Link = Link(context, member.Number),
                Connections = connection.Proven ? [] : [connection with { Proven = true }],
                Session = session,
                Audit = [.. Linked(context, member.Number), SignIns.Started(session, Target(member.Number))],
            };
            return Accept(commit, member.Number, new StartedSession(token, session), SignInPurpose.SignIn, context);
        }

        /// <summary>Nobody whom another identity provider looks after, and nobody who is somebody else there already.</summary>
        private bool MayLink(SignInContext context, MemberState state) =>
            state.Member.Id is not null
            && (state.Member.ManagedBy is null || state.Member.ManagedBy == Identity.Connection)
            && context.LinkOf(state.Member.Number) is null;

        private SignInCommit<SignInOutcome> Prove(SignInContext context, Connection connection)
        {
            if (context.Session is not { Opens: true, Membership: { } membership })
                return Refuse(SignInRefusals.SessionOver);
            if (membership.Role.Rank() < BuiltInRole.Admin.Rank())
                return Refuse(SignInRefusals.NotAllowed, membership.Member);
            if (IsSomeoneElse(context, membership.Member))
                return Refuse(SignInRefusals.LinkedElsewhere, membership.Member);

            var replaced = ConnectionRules.Replaced(context.View.Connections, connection.Id);
            var enabled = connection with { State = ConnectionState.Enabled, Proven = true };
            var happened = replaced.Select(other => ConnectionRules.Happened("connection.disabled", other))
                .Append(ConnectionRules.Happened("connection.proven", enabled))
                .Append(ConnectionRules.Happened("connection.enabled", enabled))
                .ToList();
            var commit = new SignInCommit
            {
                Link = Link(context, membership.Member),
                Connections = [.. replaced, enabled],
                Audit = [.. happened.Select(one => one.Fact), .. Linked(context, membership.Member)],
                Events = [.. happened.Select(one => one.Event)],
            };
            return Accept(commit, membership.Member, null, SignInPurpose.Prove, context);
        }

        private SignInCommit<SignInOutcome> LinkSelf(SignInContext context)
        {
            if (context.Session is not { Opens: true, Membership: { } membership } || !context.Session.Session.IsFresh(now))
                return Refuse(SignInRefusals.SessionOver);
            if (context.View.Workspace.Behaviour.Sso == SsoPolicy.NotRequired && membership.Role.Rank() < BuiltInRole.Admin.Rank())
                return Refuse(SignInRefusals.NotAllowed, membership.Member);
            if (IsSomeoneElse(context, membership.Member))
                return Refuse(SignInRefusals.LinkedElsewhere, membership.Member);
            var commit = new SignInCommit { Link = Link(context, membership.Member), Audit = [.. Linked(context, membership.Member)] };
            return Accept(commit, membership.Member, null, SignInPurpose.Link, context);
        }

        /// <summary>With a new token: what was known of the old one is worth nothing (security.md R-16).</summary>
        private SignInCommit<SignInOutcome> Reauthenticate(SignInContext context)
        {
            if (context.Session is not { Opens: true, Membership: { } membership, Session: var former })
                return Refuse(SignInRefusals.SessionOver);
            if (context.Linked?.Member.Number != membership.Member)
                return Refuse(SignInRefusals.SomeoneElse, membership.Member);
            var proven = former with { Handle = token.Handle, Hash = token.Hash, Authenticated = now, Seen = now };
            var commit = new SignInCommit
            {
                Link = Link(context, membership.Member),
                Session = proven,
                EndedSession = former.Handle,
                Audit = [SignIns.Started(proven, Target(membership.Member))],
            };
            return Accept(commit, membership.Member, new StartedSession(token, proven), SignInPurpose.Reauthenticate, context);
        }

        private static bool IsSomeoneElse(SignInContext context, MemberNumber member) =>
            context.Linked is { } linked && linked.Member.Number != member;

        private BrowserSession Session(MemberNumber member, string subject)
        {
            var longest = now + BrowserSession.Longest;
            var expires = Identity.Until is { } until && until < longest ? until : longest;
            return new BrowserSession(
                token.Handle, token.Hash, Account: null, caller.Workspace, member, Identity.Connection, subject, Identity.Method, now, now, now,
                expires, caller.Address, answer.Agent);
        }

        private SsoLink Link(SignInContext context, MemberNumber member)
        {
            var former = context.LinkOf(member);
            var isSame = former is not null && former.Issuer == Identity.Issuer && former.Subject == Identity.Subject;
            return new SsoLink(Identity.Connection, Identity.Issuer, Identity.Subject, member, isSame ? former!.Linked : now, now);
        }

        /// <summary>Told once, when the pair is new.</summary>
        private IEnumerable<AuditFact> Linked(SignInContext context, MemberNumber member) =>
            context.Linked?.Member.Number == member ? [] : [new AuditFact("sso.linked", Target(member), $$"""{"connection":{{Identity.Connection}}}""")];

        private SignInCommit<SignInOutcome> Accept(
            SignInCommit commit, MemberNumber member, StartedSession? started, SignInPurpose purpose, SignInContext context) => new(
            commit with { Uses = true, Attempt = Attempt(member, SignInAttempt.SignedIn, null) },
            new SignedIn(started, purpose, context.State?.ReturnTo ?? "/"));

        /// <summary>What was presented is used up all the same: it is not tried again until it fits.</summary>
        private SignInCommit<SignInOutcome> Refuse(SignInRefused refused, MemberNumber? member = null) => new(
            new SignInCommit
            {
                Uses = refused != SignInRefusals.Replayed && refused != SignInRefusals.NotUnderWay,
                Attempt = Attempt(member, refused.Code, refused.Reason),
            },
            refused);

        private SignInAttempt Attempt(MemberNumber? member, string outcome, string? reason) => new(
            AttemptId.New(now), now, Identity.Connection, Identity.Method, member, outcome, reason, caller.Address, caller.RequestId);

        private static string Target(MemberNumber member) => $"member:{member}";
    }
}
