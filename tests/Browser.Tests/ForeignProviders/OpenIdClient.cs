namespace Rolecall.Browser.Tests.ForeignProviders;

/// <summary>What an OpenID provider gives us when we are registered with it.</summary>
internal sealed record OpenIdClient(string ClientId, string ClientSecret);
