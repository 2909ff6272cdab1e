using System.Text.Json;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Patching;

namespace Rolecall.Domain.Members;

/// <summary>A User as a client sent it with POST or PUT, read by the schema.</summary>
public sealed class UserInput
{
    private UserInput(ComplexNode profile, IReadOnlyList<RoleSignal> roles, IReadOnlyList<string> notes)
    {
        Profile = profile;
        Roles = roles;
        Notes = notes;
    }

    /// <summary>What was ignored, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    internal ComplexNode Profile { get; }

    internal IReadOnlyList<RoleSignal> Roles { get; }

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static UserInput Read(JsonElement body)
    {
        var read = ResourceReader.Read(MemberSchemas.Profile, body);
        RequiredAttributes.Check(MemberSchemas.Profile, read.Document);
        var roles = RoleSignals.Of(body);
        return new UserInput(read.Document, roles, IgnoredNames.Notes(read.Ignored, roles));
    }
}

/// <summary>A PATCH of a User as a client sent it.</summary>
public sealed class UserPatch
{
    private UserPatch(RoleOperations operations) => Operations = operations;

    internal RoleOperations Operations { get; }

    /// <exception cref="Scim.RefusedException">InvalidSyntax, InvalidValue, NoTarget, TooLarge.</exception>
    public static UserPatch Read(JsonElement body) => new(RoleOperations.Of(PatchRequest.Parse(body)));
}
