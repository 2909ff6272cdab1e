using System.CommandLine;
using System.Text;
using Rolecall.Domain.Workspaces;
using Rolecall.Saml;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.Operations;

/// <summary><c>rolecall init</c>: a workspace with its owner, and with an identity provider's metadata all that SCIM needs.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var store = Verb.StoreOption();
        var url = new Option<string>("--url")
        {
            Description = "Where the world reaches this server, such as https://rolecall.example.com; needed for the first workspace.",
            HelpName = "PUBLIC_URL",
        };
        var workspace = new Option<string>("--workspace") { Description = "The workspace's name.", HelpName = "NAME", Required = true };
        var owner = new Option<string>("--owner") { Description = "The owner's e-mail address.", HelpName = "EMAIL", Required = true };
        var ownerName = new Option<string>("--owner-name") { Description = "The owner's name.", HelpName = "\"Given Family\"" };
        var metadata = new Option<string>("--idp-metadata")
        {
            Description = "The identity provider's SAML metadata: enables single sign-on and makes a SCIM token.",
            HelpName = "FILE|URL",
        };
        var client = new Option<string>("--client")
        {
            Description = "What is overlooked in the SCIM client's requests: generic when left out, strict for nothing, or a client's name (docs/clients.md).",
            HelpName = "PROFILE",
        };
        var behaviour = new Option<string>("--behaviour")
        {
            Description = "How the workspace is provisioned; documented reproduces the Okta guide.",
            HelpName = string.Join('|', Presets.ByName.Keys),
        };
        var policy = new Option<string[]>("--policy") { Description = "One policy that differs from the behaviour; may be repeated.", HelpName = "name=value" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text." };

        var command = new Command("init", "Make a workspace with its owner.") { store, url, workspace, owner, ownerName, metadata, client, behaviour, policy, json };
        command.SetAction((parse, ct) => Verb.RunAsync(
            parse,
            parse.GetRequiredValue(store),
            async operations =>
            {
                var request = new InitRequest(
                    parse.GetValue(url),
                    parse.GetRequiredValue(workspace),
                    parse.GetRequiredValue(owner),
                    parse.GetValue(ownerName),
                    parse.GetValue(behaviour),
                    parse.GetValue(policy) ?? [],
                    await MetadataAsync(parse.GetValue(metadata), ct))
                {
                    Client = parse.GetValue(client),
                };
                var answer = await operations.InitAsync(request, ct);
                await (parse.GetValue(json)
                    ? Verb.PrintJsonAsync(parse, answer)
                    : parse.InvocationConfiguration.Output.WriteLineAsync(InitText.Of(request, answer)));
            },
            ct));
        return command;
    }

    /// <summary>Read on the operator's side, who names the host: it may be an internal one.</summary>
    private static async Task<string?> MetadataAsync(string? source, CancellationToken ct)
    {
        if (source is null)
            return null;
        if (Uri.TryCreate(source, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        {
            using var egress = new EgressGuard(new EgressOptions([url.IdnHost]), TimeProvider.System);
            return Encoding.UTF8.GetString(await egress.FetchAsync(url, IdpMetadata.MaximumBytes, ct));
        }

        if (!File.Exists(source))
            throw new RefusedException(Refusal.InvalidValue, $"--idp-metadata: there is no file '{source}'.");
        if (new FileInfo(source).Length > IdpMetadata.MaximumBytes)
            throw new RefusedException(Refusal.InvalidValue, $"--idp-metadata: the file is larger than {IdpMetadata.MaximumBytes / 1024} kB.");
        return await File.ReadAllTextAsync(source, ct);
    }
}
