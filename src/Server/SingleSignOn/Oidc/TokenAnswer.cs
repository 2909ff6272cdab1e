namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>What the token endpoint gave. The access token is only good for checking that both belong together; nothing is asked with it.</summary>
internal sealed record TokenAnswer(string IdToken, string? AccessToken)
{
    public override string ToString() => nameof(TokenAnswer);
}
