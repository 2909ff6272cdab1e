namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>What a code, and then an access token, stands for.</summary>
internal sealed class Grant(string appId, string personId, AuthorizationRequest request, DateTimeOffset at)
{
    private int _redeemed;

    public string AppId => appId;

    public string PersonId => personId;

    public AuthorizationRequest Request => request;

    public DateTimeOffset At => at;

    /// <summary>Given out for the code; ends when the code comes a second time (RFC 6749 §4.1.2).</summary>
    public string? AccessToken { get; set; }

    /// <returns>Whether this is the first time.</returns>
    public bool Redeem() => Interlocked.Exchange(ref _redeemed, 1) == 0;
}
