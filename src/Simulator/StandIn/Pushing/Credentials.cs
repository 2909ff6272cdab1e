using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Okta.Flows;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>"Test API Credentials", sent again when the connection is saved.</summary>
internal sealed class Credentials(Connections connections)
{
    /// <returns>Why they do not work; null where they do.</returns>
    public async Task<string?> TestAsync(App app, string occasion, CancellationToken ct)
    {
        if (BaseUrls.Fault(app.Integration.BaseUrl) is { } fault)
            return fault;
        if (app.Integration.Token.Length == 0 || app.Integration.Token.Any(letter => letter is <= ' ' or > '~'))
            return "Paste the SCIM API token that the application shows: one word of plain letters, digits and signs.";

        var okta = connections.Open(app, occasion);
        var test = new TestCredentials(okta, new GroupPush(okta));
        try
        {
            await test.UsersAsync(ct);
            if (app.Integration.ImportGroups)
                await test.GroupsAsync(ct);
            return null;
        }
        catch (StepFailedException failure)
        {
            return $"Error authenticating: {Refusals.Reason(failure)}";
        }
        catch (StepNotRunException reason)
        {
            return $"Error importing groups: {reason.Message}";
        }
    }
}
