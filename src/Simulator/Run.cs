using Rolecall.Simulator.Api;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator;

/// <summary>What all steps of one simulation share.</summary>
internal sealed record Run(Settings Settings, HttpLine Line, Secrets Secrets, Notes Notes, TimeProvider Clock)
{
    public ScimClient Scim(ClientHeaders headers) => new(Line, headers, Settings.BaseUrl, Settings.Token);

    public WorkspaceApi Api() => new(Line, Settings);
}
