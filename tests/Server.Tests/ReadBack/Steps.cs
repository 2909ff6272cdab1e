using CsCheck;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>One request; <paramref name="At"/> says to which of those that are there, counted round.</summary>
internal abstract record Step(int At);

/// <param name="Profile">As JSON, without a userName.</param>
/// <param name="Role">Null to send none.</param>
internal sealed record PostUser(int At, string Profile, string? Role) : Step(At);

internal sealed record PutUser(int At, string Profile, string? Role) : Step(At);

internal sealed record PatchUser(int At, UserChange[] Changes, string? Role) : Step(At);

internal sealed record DeleteUser(int At) : Step(At);

internal sealed record PostGroup(int At, string? ExternalId, int[] Members) : Step(At);

internal sealed record PutGroup(int At, string? ExternalId, int[] Members) : Step(At);

/// <param name="Op">add, remove or replace.</param>
/// <param name="ExternalId">Set in the same request; null to leave it.</param>
internal sealed record PatchGroup(int At, string Op, int[] Members, string? ExternalId) : Step(At);

internal sealed record DeleteGroup(int At) : Step(At);

/// <summary>One operation of a PATCH.</summary>
/// <param name="Op">add, remove or replace.</param>
/// <param name="Path">Null for one whose value names the attributes.</param>
/// <param name="Value">As JSON; null for remove.</param>
internal sealed record UserChange(string Op, string? Path, string? Value);

internal static class RandomSteps
{
    private static readonly Gen<string?> Role = Gen.OneOf<string?>(null, null, null, "admin", "guest", "limited_member", "member");

    private static readonly Gen<int> At = Gen.Int[0, 20];

    private static readonly Gen<string> TextAsJson = RandomProfiles.ValueOf("title");

    private static readonly Gen<UserChange> Change = Gen.Frequency(
        (4, Gen.OneOf((string[])[.. RandomProfiles.Texts, .. RandomProfiles.Lists]).SelectMany(name =>
            Gen.Select(Gen.OneOf("add", "replace"), RandomProfiles.ValueOf(name), (op, value) => new UserChange(op, name, value)))),
        (2, Gen.Select(Gen.OneOf("add", "replace"), Gen.OneOf((string[])[.. RandomProfiles.Names]), TextAsJson, (op, name, value) =>
            new UserChange(op, $"name.{name}", value))),
        (2, Gen.Select(Gen.OneOf("add", "replace"), Gen.OneOf((string[])[.. RandomProfiles.EnterpriseTexts]), TextAsJson, (op, name, value) =>
            new UserChange(op, $"{Urns.Enterprise}:{name}", value))),
        (2, Gen.OneOf((string[])[.. RandomProfiles.Texts, .. RandomProfiles.Lists, "name", "name.givenName", $"{Urns.Enterprise}:department"])
            .Select(name => new UserChange("remove", name, null))),
        (1, Gen.OneOf("emails", "addresses", "photos").SelectMany(list =>
            Gen.OneOf("work", "home", "photo").Select(type => new UserChange("remove", $"{list}[type eq \"{type}\"]", null)))),
        (2, Gen.Select(Gen.OneOf("add", "replace"), Gen.OneOf("work", "home"), TextAsJson, (op, type, value) =>
            new UserChange(op, $"addresses[type eq \"{type}\"].postalCode", value))),
        (1, Gen.Bool.Select(active => new UserChange("replace", "active", active ? "true" : "false"))),
        (2, Gen.Select(Gen.OneOf("add", "replace"), RandomProfiles.Any, (op, profile) => new UserChange(op, null, profile))));

    private static readonly Gen<int[]> Members = At.Array[0, 4];

    private static readonly Gen<string?> ExternalId = Gen.OneOf<string?>(null, "g1", "g2");

    private static readonly Gen<Step> One = Gen.Frequency<Step>(
        (4, Gen.Select(At, RandomProfiles.Any, Role, (at, profile, role) => (Step)new PostUser(at, profile, role))),
        (4, Gen.Select(At, RandomProfiles.Any, Role, (at, profile, role) => (Step)new PutUser(at, profile, role))),
        (8, Gen.Select(At, Change.Array[1, 3], Role, (at, changes, role) => (Step)new PatchUser(at, changes, role))),
        (1, At.Select(at => (Step)new DeleteUser(at))),
        (2, Gen.Select(At, ExternalId, Members, (at, id, members) => (Step)new PostGroup(at, id, members))),
        (2, Gen.Select(At, ExternalId, Members, (at, id, members) => (Step)new PutGroup(at, id, members))),
        (4, Gen.Select(At, Gen.OneOf("add", "remove", "replace"), Members, ExternalId, (at, op, members, id) =>
            (Step)new PatchGroup(at, op, members, id))),
        (1, At.Select(at => (Step)new DeleteGroup(at))));

    public static readonly Gen<Step[]> Many = One.Array[5, 25];
}
