using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Members;

/// <summary>Makes a member of whom the identity provider signs in and nobody knows: where the policy just_in_time_members is on.</summary>
public sealed class JoinBySignIn(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Conflict: somebody was here under that name; InvalidValue: the name cannot be one.</exception>
    public async Task<Member> RunAsync(Caller caller, ProvenIdentity identity, CancellationToken ct)
    {
        var userName = identity.UserNames is [var first, ..] ? first : throw new RefusedException(
            Refusal.InvalidValue, "The identity provider sends no user name: have it send 'preferred_username'.");
        NameKey.Of(userName);
        var joining = caller with { Connection = identity.Connection };
        var written = await directories.Open(caller.Workspace).WriteMemberAsync(
            MemberAddress.New(NameKey.Fold(userName), identity.ExternalId), joining, Decide, ct);
        return written!.Member;

        MemberCommit Decide(MemberContext context)
        {
            if (context.Workspace.Behaviour.JustInTimeMembers != JustInTimeMembers.On)
                throw new RefusedException(Refusal.Conflict, "The workspace takes nobody in by signing in any more.");
            if (context.Found.Any())
                throw new RefusedException(Refusal.Conflict, "Somebody with that user name or external id was a member before: whoever left is not let in by signing in.");
            return new NewMembership(context, joining, clock.GetUtcNow(), []).Of(Profile(identity, userName), []);
        }
    }

    private static ComplexNode Profile(ProvenIdentity identity, string userName)
    {
        var names = Named(("givenName", identity.GivenName), ("familyName", identity.FamilyName));
        var shown = string.Join(' ', new[] { identity.GivenName, identity.FamilyName }.OfType<string>());
        var email = identity.Email ?? (EmailIn(userName) ? userName : null);
        IEnumerable<KeyValuePair<string, Node>> attributes =
        [
            KeyValuePair.Create("userName", (Node)new TextNode(userName)),
            .. identity.ExternalId is { } id ? [KeyValuePair.Create("externalId", (Node)new TextNode(id))] : Array.Empty<KeyValuePair<string, Node>>(),
            .. names.Count > 0 ? [KeyValuePair.Create("name", (Node)ComplexNode.Of(names))] : Array.Empty<KeyValuePair<string, Node>>(),
            .. shown.Length > 0 ? [KeyValuePair.Create("displayName", (Node)new TextNode(shown))] : Array.Empty<KeyValuePair<string, Node>>(),
            .. email is null ? [] : new[] { KeyValuePair.Create("emails", (Node)new ListNode([Email(email)])) },
            KeyValuePair.Create("active", (Node)FlagNode.True),
        ];
        return ComplexNode.Of(attributes);
    }

    private static bool EmailIn(string userName) => Accounts.EmailAddress.IsOne(userName);

    private static ComplexNode Email(string address) => ComplexNode.Of(
    [
        KeyValuePair.Create("value", (Node)new TextNode(address)),
        KeyValuePair.Create("type", (Node)new TextNode("work")),
        KeyValuePair.Create("primary", (Node)FlagNode.True),
    ]);

    private static List<KeyValuePair<string, Node>> Named(params (string Name, string? Value)[] texts) =>
        [.. texts.Where(text => text.Value is { Length: > 0 }).Select(text => KeyValuePair.Create(text.Name, (Node)new TextNode(text.Value!)))];
}
