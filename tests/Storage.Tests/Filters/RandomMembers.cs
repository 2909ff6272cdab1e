using CsCheck;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Members and filters that meet often: both are made of the same few texts.</summary>
internal static class RandomMembers
{
    public static readonly IReadOnlyList<CustomRole> Roles =
    [
        new(new RoleId(1001), "Auditor", BuiltInRole.Guest, new Dictionary<string, bool>(StringComparer.Ordinal), default, []),
        new(new RoleId(1002), "straße", BuiltInRole.Admin, new Dictionary<string, bool>(StringComparer.Ordinal), default, []),
    ];

    public static readonly IReadOnlyList<StoredGroup> Groups = [new(1, "aB%"), new(2, "straße")];

    /// <summary>Case, wildcards, quotes, what normalises, what folds to more, and what UTF-16 orders otherwise than UTF-8.</summary>
    public static readonly Gen<string> Text = Gen.OneOf(
        "a", "A", "ab", "aB%", "_", "%", "b\"c", "x' or 1=1 --", "a\\b", "work",
        "é", "e\u0301", "ß", "ss", "ﬁ", "fi", "\uE000", "😀", "😀b", "Ａ", "\U0010FFFD");

    private static readonly Gen<Node?> MaybeText = Gen.Frequency(
        (3, Text.Select(text => (Node?)new TextNode(text))), (1, Gen.Const((Node?)null)));

    private static readonly Gen<Node?> MaybeFlag = Gen.OneOf<Node?>(null, FlagNode.True, FlagNode.False);

    private static readonly Gen<ComplexNode> Element = Gen.Select(
        MaybeText, MaybeText, MaybeText, MaybeFlag, (value, type, display, primary) => ComplexNode.Empty
            .With("value", value ?? new TextNode("a"))
            .With("type", type)
            .With("display", display)
            .With("primary", primary));

    private static readonly Gen<Node?> Elements = Element.Array[0, 3].Select(items => (Node?)ListNode.OfAny(items));

    private static readonly Gen<ComplexNode?> Name = Pair("familyName", "givenName");

    public static readonly Gen<ComplexNode> Profile =
        from user in Text
        from simple in MaybeText.Array[4]
        from name in Name
        from lists in Elements.Array[4]
        from address in Pair("locality", "type")
        from enterprise in MaybeText
        from manager in Pair("value", "displayName")
        from active in Gen.Bool
        select ComplexNode.Empty
            .With("userName", new TextNode(user))
            .With("externalId", simple[0])
            .With("displayName", simple[1])
            .With("title", simple[2])
            .With("profileUrl", simple[3])
            .With("name", name)
            .With("active", FlagNode.Of(active))
            .With("emails", lists[0])
            .With("ims", lists[1])
            .With("photos", lists[2])
            .With("roles", lists[3])
            .With("addresses", address is null ? null : new ListNode([address]))
            .With(EnterpriseUser.Uri, Filled(ComplexNode.Empty.With("department", enterprise).With("manager", manager)));

    private static readonly Gen<StoredMember> One =
        from profile in Profile
        from role in Gen.Enum<BuiltInRole>()
        from custom in Gen.OneOf<CustomRole?>(null, null, Roles[0], Roles[1])
        from version in Gen.Long[1, 3]
        from created in Gen.Long[0, 3]
        from modified in Gen.Long[0, 3]
        from groups in Gen.OneOf<StoredGroup[]>([], [Groups[0]], [Groups[1]], [Groups[0], Groups[1]])
        select new StoredMember(0, profile)
        {
            Role = role, CustomRole = custom, Version = version, Created = Moment(created), Modified = Moment(modified),
            Groups = groups,
        };

    public static readonly Gen<StoredMember[]> Few = Numbered(One.Array[1, 8]);

    /// <remarks>User names are unique in a workspace, so of those with the same the first stays.</remarks>
    public static Gen<StoredMember[]> Numbered(Gen<StoredMember[]> all) => all.Select(members => members
        .DistinctBy(member => Scim.Text.NameKey.Fold(member.Profile.Text("userName")!))
        .Select((member, i) => new StoredMember(i + 1, member.Profile)
        {
            Role = member.Role,
            CustomRole = member.CustomRole,
            Version = member.Version,
            Created = member.Created,
            Modified = member.Modified,
            Groups = member.Groups,
        })
        .ToArray());

    public static DateTimeOffset Moment(long milliseconds) =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(milliseconds);

    private static Gen<ComplexNode?> Pair(string first, string second) => Gen.Select(
        MaybeText, MaybeText, (one, other) => Filled(ComplexNode.Empty.With(first, one).With(second, other)));

    private static ComplexNode? Filled(ComplexNode node) => node.Count == 0 ? null : node;
}
