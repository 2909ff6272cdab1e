using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>The guide up to where people are assigned: a connection that is proven, a custom role, credentials that work, and the features chosen.</summary>
internal static class SetUp
{
    /// <param name="owner">Grace Hopkins, by the link that was printed.</param>
    public static async Task RunAsync(WorkspaceOwner owner, OktaAdmin admin, StandIn okta)
    {
        await owner.ComeAsync();
        var (acs, audience) = await owner.BeginConnectionAsync();
        await owner.BringMetadataAsync(await admin.SetUpSignOnAsync(acs, audience));
        await admin.AssignAsync("Grace Hopkins", status: "Assigned, nothing sent");
        await owner.ProveAsync(okta, "Grace.Hopkins@acme.example");

        await owner.CreateRoleAsync("Designer", "Member");
        var (baseUrl, token) = await owner.MakeTokenAsync();
        await admin.IntegrateAsync(baseUrl, token);
        await owner.SeesCredentialsWorkAsync();
        await admin.ChooseFeaturesAsync();
    }
}
