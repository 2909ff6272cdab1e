namespace Rolecall.Simulator.StandIn.Model;

/// <summary>What the page Integration of the tab Provisioning holds.</summary>
internal sealed record Integration
{
    /// <summary>"Enable provisioning features".</summary>
    public bool Provisioning { get; init; }

    /// <summary>"Enable API integration".</summary>
    public bool Enabled { get; init; }

    public string BaseUrl { get; init; } = "";

    public string Token { get; init; } = "";

    public bool ImportGroups { get; init; } = true;
}
