using System.CommandLine;
using System.CommandLine.Parsing;

namespace Rolecall.Simulator.Verbs;

/// <summary>Which SCIM server a verb speaks to, and how long it waits.</summary>
internal sealed class ServerOptions
{
    public Option<string> BaseUrl { get; } = Url("--base-url", "The SCIM base URL that the admin pastes, with or without a slash at the end.");

    public Option<string> Token { get; } = new("--token")
    {
        Description = "The SCIM API token that the admin pastes. It is never printed.",
        HelpName = "TOKEN",
        Required = true,
    };

    public Option<double> Timeout { get; } = new("--timeout")
    {
        Description = "How long to wait for an answer, in seconds. Okta waits 60.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
    };

    public void AddTo(Command command)
    {
        Demand();
        command.Add(BaseUrl);
        command.Add(Token);
        command.Add(Timeout);
    }

    /// <summary>The rules alone, for a verb that has options between these.</summary>
    public void Demand()
    {
        BaseUrl.Required = true;
        Token.Validators.Add(result => OneWord(result, Token));
        Timeout.Validators.Add(result => Positive(result, Timeout));
    }

    public Settings Read(ParseResult parsed) => new()
    {
        BaseUrl = parsed.GetRequiredValue(BaseUrl).TrimEnd('/'),
        Token = parsed.GetRequiredValue(Token),
        Timeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
    };

    public static Option<string> Url(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "URL" };
        option.Validators.Add(result =>
        {
            var given = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (!Uri.TryCreate(given, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length > 0)
                result.AddError($"{name} must be a URL such as https://example.com/scim/1/v2, without a query.");
        });
        return option;
    }

    // What comes along when a token is copied from a page.
    public static void OneWord(OptionResult result, Option<string> option)
    {
        if (result.GetValue(option) is { } token && (token.Length == 0 || token.Any(letter => letter is <= ' ' or > '~')))
            result.AddError($"{option.Name} must be one word of plain letters, digits and signs.");
    }

    private static void Positive(OptionResult result, Option<double> option)
    {
        if (!result.Implicit && result.GetValue(option) is not (> 0 and <= 3600))
            result.AddError("--timeout must be more than 0 and at most 3600 seconds.");
    }
}
