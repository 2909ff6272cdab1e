using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Connections;

public sealed class ConnectionStates
{
    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("M1")]
    public async Task A_new_connection_is_configured_and_cannot_be_enabled_without_a_sign_in()
    {
        var added = await AddAsync("Okta");

        Assert.Equal((ConnectionState.Configured, false), (added.State, added.Proven));
        await Refused.ExpectAsync(Refusal.Conflict, () => EnableAsync(added.Id));
        await Refused.ExpectAsync(Refusal.Conflict, () => DisableAsync(added.Id));
    }

    /// <summary>Its addresses are known before its identity provider is.</summary>
    [Fact, Spec("M1")]
    public async Task A_connection_is_added_before_its_provider_is_known_and_is_told_it_later()
    {
        var added = await new AddConnection(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, new NewConnection("Okta", new PlannedProvider(ProviderKind.Saml)), Ct);

        await Refused.ExpectAsync(Refusal.Conflict, () => EnableAsync(added.Id));
        await new ChangeConnection(workspace).RunAsync(
            workspace.OwnerCalls, added.Id, new ConnectionChange { Provider = SmallWorkspace.Provider }, Ct);

        Assert.Equal((ConnectionState.Configured, SmallWorkspace.Provider), (workspace.Connection(added.Id).State, workspace.Connection(added.Id).Provider));
    }

    [Fact]
    public async Task Enabling_one_suspends_the_other()
    {
        var first = workspace.AddConnection(ConnectionState.Enabled, "Okta");
        var second = workspace.AddConnection(ConnectionState.Disabled, "Entra");

        await EnableAsync(second);

        Assert.Equal(ConnectionState.Disabled, workspace.Connection(first).State);
        Assert.Equal(ConnectionState.Enabled, workspace.Connection(second).State);
        Assert.Equal(["connection.disabled", "connection.enabled"], workspace.Events);
    }

    [Fact]
    public async Task Disabling_twice_is_told_once()
    {
        var id = workspace.AddConnection(ConnectionState.Enabled);

        await DisableAsync(id);
        await DisableAsync(id);

        Assert.Equal(["connection.disabled"], workspace.Audit.Select(fact => fact.Action));
    }

    [Fact]
    public async Task Names_of_connections_are_unique_and_unknown_ones_not_found()
    {
        await AddAsync("Okta");

        await Refused.ExpectAsync(Refusal.Uniqueness, () => AddAsync("OKTA"));
        await Refused.ExpectAsync(Refusal.NotFound, () => DisableAsync(new ConnectionId(9)));
        await Refused.ExpectAsync(Refusal.NotFound, () => EnableAsync(new ConnectionId(9)));
    }

    [Fact, Spec("R-22")]
    public async Task Members_do_not_touch_connections()
    {
        var member = workspace.Calls(workspace.Add(BuiltInRole.Member));

        await Refused.ExpectAsync(Refusal.Forbidden, () => new AddConnection(workspace, workspace.Clock)
            .RunAsync(member, new NewConnection("Okta", SmallWorkspace.Provider), Ct));
    }

    private Task<Connection> AddAsync(string name) =>
        new AddConnection(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, new NewConnection(name, SmallWorkspace.Provider), Ct);

    private Task<Connection> EnableAsync(ConnectionId id) => new EnableConnection(workspace).RunAsync(workspace.OwnerCalls, id, Ct);

    private Task<Connection> DisableAsync(ConnectionId id) => new DisableConnection(workspace).RunAsync(workspace.OwnerCalls, id, Ct);
}
