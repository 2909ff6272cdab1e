using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.RestApi;

/// <summary>The domain's operations that the public API calls. They hold no state, so one of each serves all requests.</summary>
internal static class RestOperations
{
    public static void AddRestApi(this IServiceCollection services)
    {
        services.AddSingleton<ListRoles>();
        services.AddSingleton<CreateRole>();
        services.AddSingleton<ChangeRole>();
        services.AddSingleton<DeleteRole>();
        services.AddSingleton<SetGroupRoles>();
        services.AddSingleton<PreviewRole>();
        services.AddSingleton<GrantRole>();
        services.AddSingleton<WithdrawGrant>();
        services.AddSingleton<SetAccess>();
        services.AddSingleton<ListCredentials>();
        services.AddSingleton<RevokeCredential>();
        services.AddSingleton<IssueApiKey>();
        services.AddSingleton<RotateScimToken>();
        services.AddSingleton<AddConnection>();
        services.AddSingleton<ChangeConnection>();
        services.AddSingleton<SuggestClient>();
        services.AddSingleton<DisableConnection>();
        services.AddSingleton<EnableConnection>();
        services.AddSingleton<DefineSchema>();
        services.AddSingleton<RemoveSchema>();
        services.AddSingleton<DefineType>();
        services.AddSingleton<SetExtensions>();
        services.AddSingleton<RemoveType>();
        services.AddSingleton<SetPolicies>();
        services.AddSingleton<ReleaseDeactivations>();
        services.AddSingleton<UndoRun>();
    }
}
