using System.Text.Json;
using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Domain.Groups;

/// <summary>A Group as a client sent it with POST or PUT, read by the schema.</summary>
public sealed class GroupInput
{
    private GroupInput(ComplexNode profile, IReadOnlyList<string> members, IReadOnlyList<string> notes)
    {
        Profile = profile;
        Members = members;
        Notes = notes;
    }

    /// <summary>What was ignored, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    internal ComplexNode Profile { get; }

    /// <summary>None when they were left out: RFC 7644 §3.5.1 clears what a PUT does not name.</summary>
    internal IReadOnlyList<string> Members { get; }

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static GroupInput Read(JsonElement body)
    {
        var read = ResourceReader.Read(GroupSchemas.Profile, body);
        RequiredAttributes.Check(GroupSchemas.Profile, read.Document);
        var members = NamedMembers.Properties(body).Where(property => NamedMembers.Are(property.Name)).SelectMany(property => MemberIds.Of(property.Value));
        var ignored = read.Ignored.Where(name => !NamedMembers.Are(name));
        return new GroupInput(read.Document, [.. members.Distinct(StringComparer.Ordinal)], IgnoredNames.Notes(ignored, "Group"));
    }
}

/// <summary>A PATCH of a Group as a client sent it.</summary>
public sealed class GroupPatch
{
    private GroupPatch(MembershipSteps operations) => Operations = operations;

    internal MembershipSteps Operations { get; }

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue, InvalidPath, NoTarget, Mutability, TooLarge.</exception>
    public static GroupPatch Read(JsonElement body) => new(MembershipSteps.Of(PatchRequest.Parse(body)));
}
