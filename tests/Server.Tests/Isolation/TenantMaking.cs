using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.ResourceTypes;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>Makes a <see cref="Tenant"/>, as its own people would.</summary>
internal static class TenantMaking
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public static readonly string[] OfAdmins =
        ["members.manage", "sso.manage", "provisioning.manage", "settings.manage", "audit.view", "api.use"];

    private static readonly string[] OfOwners = [.. OfAdmins, "roles.manage"];

    /// <param name="word">Lower-case letters.</param>
    public static async Task<Tenant> GivenTenantAsync(this RunningServer server, string word, int runs = 1)
    {
        var behaviour = Presets.Documented with { ProfileUpdates = ProfileUpdates.Full };
        var tenant = new Tenant(server, await server.GivenWorkspaceAsync(behaviour, $"owner@{word}.example"), word);
        await DefineAsync(tenant);
        await PopulateAsync(tenant);
        await GivenRunsAsync(tenant, runs);
        await GivenActorsAsync(tenant);

        var (users, root) = (await tenant.Workspace.GetAsync("/Users?cursor&count=1"), await tenant.Workspace.GetAsync("/?cursor&count=1"));
        (tenant.Cursor, tenant.RootCursor) = ((string)users["nextCursor"]!, (string)root["nextCursor"]!);
        tenant.RequestId = users.Header("X-Request-Id")!;
        tenant.ETag = (await tenant.Workspace.GetAsync($"/Users/{tenant.One("user")}")).Header("ETag")!;
        await server.FlushAsync();
        return tenant;
    }

    /// <returns>The whole token.</returns>
    public static async Task<string> GivenCredentialAsync(
        this Tenant tenant, TokenKind kind, MemberNumber? member, ConnectionId? connection, DateTimeOffset? ends = null, DateTimeOffset? expires = null)
    {
        var token = SecretToken.Issue(kind == TokenKind.Scim ? TokenPrefix.Scim : TokenPrefix.Api);
        var now = tenant.Server.Clock.GetUtcNow();
        var credential = new Credential(
            token.Handle, kind, tenant.Workspace.Id, token.Hash, $"{tenant.Word} key", connection, member, now, expires ?? now.AddYears(1), ends, null);
        await tenant.WriteAsync(_ => new WorkspaceCommit { Credentials = [credential] });
        tenant.Keep(token);
        return token.Text;
    }

    public static async Task<string> GivenAsync(this Tenant tenant, string kind, string path, string json)
    {
        var created = await tenant.Workspace.PostAsync(path, tenant.Fill(json));
        Assert.Equal((path, 201), (path, created.Status));
        tenant.Add(kind, created.Id());
        return created.Id();
    }

    private static async Task WriteAsync(this Tenant tenant, Func<WorkspaceContext, WorkspaceCommit> decide) =>
        await tenant.Workspace.Directory.WriteWorkspaceAsync(
            tenant.Workspace.Owner, context => new WorkspaceCommit<bool>(decide(context), true), CancellationToken.None);

    private static async Task DefineAsync(Tenant tenant)
    {
        var api = tenant.Workspace.Api(tenant.Server);
        string[] schemas = [Gadgets.Schema, Gadgets.TagSchema, $$"""{ "id": "{{tenant.Schema}}", "name": "Vault", "attributes": [{ "name": "label" }] }"""];
        foreach (var schema in schemas)
            Assert.Equal(201, (await api.PostAsync("/schemas", schema)).Status);
        string[] types = [Gadgets.Type, $$"""{ "name": "{{tenant.Type}}", "endpoint": "/{{tenant.Type}}s", "schema": "{{tenant.Schema}}" }"""];
        foreach (var type in types)
            Assert.Equal(201, (await api.PostAsync("/resource-types", type)).Status);
        tenant.Add("schema", tenant.Schema);
        tenant.Add("type", tenant.Type);
        tenant.Add("role", (await tenant.Workspace.GivenRoleAsync($"{tenant.Word} reviewer")).ToString());
        await tenant.WriteAsync(context => new WorkspaceCommit
        {
            Connections =
            [
                new Connection(
                    context.NewConnection(), $"{tenant.Word} Entra", ConnectionState.Disabled, Proven: true,
                    new OidcProvider(new Uri($"https://login.{tenant.Word}.example"), tenant.Word), [], tenant.Server.Clock.GetUtcNow()),
            ],
        });
        foreach (var connection in (await tenant.Workspace.Directory.ReadWorkspaceAsync(CancellationToken.None)).Connections)
        {
            tenant.Add("connection", connection.Id.ToString());
            var now = tenant.Server.Clock.GetUtcNow();
            await tenant.Server.Directories.SignOn(tenant.Workspace.Id).RecordAsync(
                new SignInAttempt(
                    AttemptId.New(now), now, connection.Id, SignInMethod.Saml, null, "unknown", $"No member has the userName '{tenant.Word}'.", null, tenant.Word),
                CancellationToken.None);
        }
    }

    private static async Task PopulateAsync(Tenant tenant)
    {
        var (workspace, word) = (tenant.Workspace, tenant.Word);
        await tenant.GivenAsync("user", "/Users", $$"""
            {
              "userName": "ada@{{word}}.example", "externalId": "00u-{{word}}", "displayName": "Ada {{word}}", "customRoleName": "{{word}} reviewer",
              "emails": [{ "value": "ada@mail.{{word}}.example", "primary": true }], "{{Enterprise}}": { "department": "{{word}} office" }
            }
            """);
        await tenant.GivenAsync("user", "/Users", $$"""{ "userName": "inactive@{{word}}.example", "active": false }""");
        tenant.Add("user", await workspace.OwnerIdAsync());
        var gone = await tenant.GivenAsync("user", "/Users", $$"""{ "userName": "gone@{{word}}.example" }""");
        tenant.Add("member", (await workspace.StateAsync(tenant.One("user"))).Member.Number.ToString());
        tenant.Add("member", (await workspace.StateAsync(gone)).Member.Number.ToString());
        tenant.Add("member", (await workspace.StateAsync(tenant.Ids["user"][2])).Member.Number.ToString());
        await tenant.GivenAsync("group", "/Groups", $$"""
            { "displayName": "{{word}} team", "externalId": "g-{{word}}", "members": [{ "value": "{{tenant.One("user")}}" }, { "value": "{{tenant.Ids["user"][1]}}" }] }
            """);
        await workspace.Api(tenant.Server).PutAsync("/group-roles", tenant.Fill("""{ "mappings": [{ "group": "{group}", "role": "guest" }] }"""));
        var formerGroup = await tenant.GivenAsync("group", "/Groups", $$"""{ "displayName": "{{word}} former team" }""");
        await tenant.GivenAsync("gadget", "/Gadgets", $$"""{ "label": "{{word}} drill", "serial": "{{word}}-1", "code": "{{word}}" }""");
        var formerGadget = await tenant.GivenAsync("gadget", "/Gadgets", $$"""{ "label": "{{word}} former drill" }""");
        await tenant.GivenAsync("vault", $"/{tenant.Type}s", $$"""{ "label": "{{word}} gold" }""");
        foreach (var path in new[] { $"/Users/{gone}", $"/Groups/{formerGroup}", $"/Gadgets/{formerGadget}" })
            Assert.Equal(204, (await workspace.DeleteAsync(path)).Status);
    }

    /// <summary>The last one stands for all: earlier ones have numbers that others have too.</summary>
    private static async Task GivenRunsAsync(Tenant tenant, int runs)
    {
        for (var more = 1; more < runs; more++)
        {
            tenant.Server.Clock.Advance(Runs.Pause + TimeSpan.FromMinutes(1));
            await tenant.Workspace.GivenUserAsync(tenant.Fill("""{ "userName": "{fresh}" }"""));
        }

        tenant.Add("run", runs.ToString());
    }

    private static async Task GivenActorsAsync(Tenant tenant)
    {
        var (now, server) = (tenant.Server.Clock.GetUtcNow(), tenant.Server);
        var disabled = new ConnectionId(int.Parse(tenant.Ids["connection"][^1], System.Globalization.CultureInfo.InvariantCulture));
        var enabled = (await tenant.Workspace.ConnectionAsync()).Id;
        foreach (var token in new[] { tenant.Workspace.ScimToken, tenant.Workspace.ApiKey, tenant.Workspace.OwnerLink })
            tenant.Add("handle", SecretToken.Parse(token)!.Handle);

        Allow("SCIM token", tenant.Workspace.ScimToken, Standing.ScimToken, [], 0);
        Allow("owner", tenant.Workspace.ApiKey, Standing.Key, OfOwners, 4);
        Allow("workspace key", await tenant.GivenCredentialAsync(TokenKind.Workspace, null, null), Standing.Key, OfAdmins, 3, isPerson: false);
        foreach (var (role, rank) in new[] { ("admin", 3), ("member", 2), ("limited_member", 1), ("guest", 0) })
            Allow(role, await KeyOfAsync(role, $"\"role\": \"{role}\""), Standing.Key, role == "admin" ? OfAdmins : ["api.use"], rank);
        foreach (var permission in OfOwners)
            Allow($"only {permission}", await KeyOfAsync(permission, $"\"customRoleName\": \"{await RoleWithAsync(permission)}\""), Standing.Key, [permission], 3);

        Refuse("inactive member", await tenant.GivenKeyAsync(tenant.Ids["user"][1]));
        Refuse("owner link", tenant.Workspace.OwnerLink);
        Refuse("expired key", await tenant.GivenKeyAsync(tenant.One("user"), expires: now));
        Refuse("revoked key", await tenant.GivenKeyAsync(tenant.One("user"), ends: now));
        Refuse("expired SCIM token", await tenant.GivenCredentialAsync(TokenKind.Scim, null, enabled, expires: now));
        Refuse("rotated SCIM token", await tenant.GivenCredentialAsync(TokenKind.Scim, null, enabled, ends: now));
        Refuse("SCIM token of a disabled connection", await tenant.GivenCredentialAsync(TokenKind.Scim, null, disabled));
        Refuse("forged SCIM token", Forged(tenant.Workspace.ScimToken, TokenPrefix.Scim));
        Refuse("forged key", Forged(tenant.Workspace.ApiKey, TokenPrefix.Api));
        return;

        void Allow(string name, string token, Standing standing, IEnumerable<string> permissions, int rank, bool isPerson = true) => tenant.Actors.Add(
            new Actor($"{tenant.Word}'s {name}", "Bearer " + token, standing, tenant.Id, permissions.ToHashSet(StringComparer.Ordinal), isPerson, rank));

        void Refuse(string name, string token) =>
            tenant.Actors.Add(Actor.With($"{tenant.Word}'s {name}", "Bearer " + token));

        async Task<string> KeyOfAsync(string name, string role) => await tenant.GivenKeyAsync(
            await tenant.GivenAsync("person", "/Users", $$"""{ "userName": "{{name}}@{{tenant.Word}}.example", {{role}} }"""));

        async Task<string> RoleWithAsync(string permission)
        {
            var permissions = OfOwners.ToDictionary(other => other, other => other == permission, StringComparer.Ordinal);
            var name = $"{tenant.Word} {permission} only";
            var role = await new CreateRole(server.Directories, server.Clock)
                .RunAsync(tenant.Workspace.Owner, name, BuiltInRole.Admin, permissions, CancellationToken.None);
            tenant.Add("role", role.Role.Id.ToString());
            return name;
        }

        static string Forged(string token, TokenPrefix prefix) =>
            TokenForge.WithHandle(SecretToken.Issue(prefix), SecretToken.Parse(token)!.Handle);
    }
}
