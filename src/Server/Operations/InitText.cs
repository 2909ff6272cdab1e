namespace Rolecall.Server.Operations;

/// <summary>What <c>rolecall init</c> says to people: what to paste where.</summary>
internal static class InitText
{
    public static string Of(InitRequest request, InitAnswer answer) => $"""
        Workspace "{request.Workspace}" is ready. Its team id is {answer.TeamId}.

        {Scim(answer)}

        For programs: the owner's API key, shown this once
          {answer.ApiToken}

        For the owner, {request.Owner}: a link for one use within an hour
          {answer.OwnerSetupUrl}
        """;

    private static string Scim(InitAnswer answer) => answer.ScimToken is null
        ? $"""
            SCIM waits for single sign-on: add a connection with your identity provider's metadata and sign in once through it.
            Its base URL will be
              {answer.ScimBaseUrl}
            """
        : $"""
            In Okta, open the application's tab Provisioning, choose Configure API Integration and paste
              SCIM Base URL    {answer.ScimBaseUrl}
              SCIM API Token   {answer.ScimToken}
            then press Test API Credentials. The token is shown this once.
            """;
}
