using Rolecall.Domain;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Hosting;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Provisioning;

/// <summary>Collects what the set-up page shows.</summary>
internal sealed class SetupView(IDirectories directories, SuggestClient suggest, PublicUrl publicUrl)
{
    private const int Looked = 50;

    public async Task<SetupModel> ReadAsync(Visit visit, CancellationToken ct)
    {
        var directory = directories.Open(visit.Caller.Workspace);
        var (view, credentials) = await directory.ReadWorkspaceAsync(context => (context.View, context.Credentials), ct);
        var enabled = view.Connections.Enabled();
        var now = visit.Shell.Now;
        return new SetupModel(
            enabled is null ? WhyNot(view.Connections) : null,
            $"{await publicUrl.GetAsync(ct)}/scim/{view.Workspace.Id}/v2",
            [.. credentials
                .Where(one => one.Kind == TokenKind.Scim && one.Connection == enabled?.Id && one.IsLive(now))
                .OrderByDescending(one => one.Created)
                .Select(one => new TokenLine(one.Handle, one.Created, one.LastUsed, one.Expires, one.Ends))],
            null,
            null,
            await TestAsync(directory, ct),
            Attributes(view.Roles),
            enabled is not null && visit.Authority.May(Permissions.ManageSso) ? await ClientAsync(visit, enabled, ct) : null,
            view.Workspace.Behaviour.MassDeactivation == MassDeactivation.Hold,
            view.Workspace.ReleasedUntil,
            null,
            null);
    }

    public static async Task<TestModel> TestAsync(IDirectory directory, CancellationToken ct)
    {
        var lines = await directory.ReadLogAsync(new LogQuery(Looked), ct);
        var test = lines.FirstOrDefault(line => LogWords.IsTest(line.Exchange))?.Exchange;
        return new TestModel(test?.At, test?.Status ?? 0, Waits: test is not { Status: < 300 });
    }

    /// <summary>M1.</summary>
    private static string WhyNot(IReadOnlyList<Connection> connections) => connections switch
    {
        [] => "SCIM credentials exist once single sign-on is enabled: connect your identity provider and sign in once through it.",
        _ when connections.Any(connection => connection.State == ConnectionState.Configured) =>
            "Your connection is configured but nobody has signed in through it. Sign in once, and the SCIM Base URL and SCIM API Token appear here.",
        _ => "The connection to your identity provider is disabled, and its tokens are refused. Enable it, and the credentials are back.",
    };

    private static IReadOnlyList<OktaAttribute> Attributes(RoleBook roles) =>
    [
        new("Role", "role", "A built-in role.", [.. new[] { BuiltInRole.Admin, BuiltInRole.Member, BuiltInRole.LimitedMember, BuiltInRole.Guest }
            .Select(role => new EnumMember(RoleWords.Title(role), role.Word()))]),
        new("Custom role", "customRoleName", "A custom role by its name: easy to read, and broken by a rename.",
            [.. roles.Roles.Select(role => new EnumMember(role.Name, role.Name))]),
        new("Custom role id", "customRoleId", "A custom role by its id: survives a rename.",
            [.. roles.Roles.Select(role => new EnumMember(role.Name, role.Id.ToString()))]),
    ];

    private async Task<ClientModel> ClientAsync(Visit visit, Connection connection, CancellationToken ct)
    {
        var (_, suggestion) = await suggest.RunAsync(visit.Caller, connection.Id, ct);
        var suggested = suggestion.Profile is { } name && name != connection.Client ? ClientProfiles.Find(name)?.Title : null;
        return new ClientModel(
            connection.Id.Value,
            connection.Client,
            [.. ClientProfiles.All.Select(profile => new Option(profile.Name, profile.Title))],
            suggested,
            suggested is null ? [] : suggestion.Because);
    }
}
