using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta;

/// <summary>How the server offered roles before the run, so that the run leaves it so.</summary>
internal sealed class OfferSwitch(OktaSession okta)
{
    private string? _before;

    public async Task OnAsync(CancellationToken ct)
    {
        _before = await okta.Api.OfferRolesAsync("okta", ct);
        if (_before is null)
            throw new StepNotRunException("The server has no switch for it; what it offers is looked at as it is.");
        okta.Notes.Add($"It was {_before}.");
    }

    public async Task BackAsync(CancellationToken ct) => await okta.Api.OfferRolesAsync(_before.Need("how roles were offered before"), ct);
}
