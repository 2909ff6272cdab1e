using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>JumpCloud, whose test makes a user and a group and deletes both (jumpcloud.com, "Custom SCIM Identity Management").</summary>
internal sealed class JumpCloud : Provider
{
    public override ClientHeaders Headers { get; } = Sending(
        "application/scim+json", ("User-Agent", "JumpCloud/1.0"), ("Accept", "application/scim+json"));

    public override async Task TestAsync(ProviderSession session, CancellationToken ct)
    {
        var person = await session.CreateAsync(ct);
        var group = (await session.PostGroupAsync($"JumpCloud Test {session.People.RunId}", ct)).Status(201).Group();
        (await session.DeleteAsync("/Groups/" + group.Find("id").Text(), ct)).Status(204);
        session.Groups.Clear();
        (await session.DeleteAsync(PathOf(person), ct)).Status(204);
        session.People.Forget(person);
        (await session.LookUpAsync(person.Person, ct)).BeEmpty();
    }

    /// <summary>Deprovisioning deactivates.</summary>
    protected override bool Deletes => false;

    public override Task<Exchange> RemoveAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("remove", "members", Values(members))), ct);
}
