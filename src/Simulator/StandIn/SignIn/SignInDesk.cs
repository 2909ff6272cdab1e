using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Hosting;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.WireView;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>What sign-in works with.</summary>
internal sealed record SignInDesk(StateFile File, Origin Origin, WireLog Wire, TimeProvider Clock)
{
    private static readonly TimeSpan TimeToChoose = TimeSpan.FromMinutes(10);

    /// <summary>Sign-ins whose person is being chosen, by the handle in the page's address.</summary>
    public ShortLived<PendingSignIn> Pending { get; } = new(Clock);

    public ShortLived<Grant> Codes { get; } = new(Clock);

    public ShortLived<Grant> AccessTokens { get; } = new(Clock);

    /// <summary>Leads to the page that asks who is there.</summary>
    public IResult Begin(PendingSignIn pending)
    {
        var handle = Ids.Secret();
        Pending.Add(handle, pending, TimeToChoose);
        return Results.LocalRedirect($"/sign-in/{handle}");
    }
}
