using System.CommandLine;
using System.CommandLine.Parsing;

namespace Rolecall.Simulator.Verbs;

/// <summary>The options that every client takes.</summary>
internal sealed class ClientOptions
{
    private readonly ServerOptions _server = new();

    private readonly Option<string> _apiUrl = ServerOptions.Url(
        "--api-url",
        "The root of the workspace's public API, such as http://127.0.0.1:5080/api. "
        + "Without it, role, rename and rotation steps are not run.");

    private readonly Option<string> _apiToken = new("--api-token")
    {
        Description = "A key of the workspace's owner for the public API. It is never printed.",
        HelpName = "TOKEN",
    };

    private readonly Option<string> _expect = new("--expect")
    {
        Description = "What profile updates do after creation: role_only (as the guide says) or full.",
        DefaultValueFactory = _ => "role_only",
    };

    private readonly Option<string> _features = new("--features")
    {
        Description = "The provisioning features that are on, separated by commas: create, update, deactivate, groups. "
            + "What is off sends nothing.",
        HelpName = "LIST",
        DefaultValueFactory = _ => "create,update,deactivate,groups",
    };

    private readonly Option<bool> _rotate = new("--rotate")
    {
        Description = "Also rotate the SCIM API token. The token given then stops working, for the real identity provider too.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of the table." };

    private readonly Option<int> _pause = new("--pause")
    {
        Description = "How long to wait between steps, in milliseconds.",
        HelpName = "MS",
        DefaultValueFactory = _ => 0,
    };

    public void AddTo(Command command)
    {
        _server.Demand();
        _expect.AcceptOnlyFromAmong("role_only", "full");
        _apiToken.Validators.Add(result => ServerOptions.OneWord(result, _apiToken));
        _features.Validators.Add(KnownFeatures);
        _pause.Validators.Add(NotNegative);
        Option[] all = [_server.BaseUrl, _server.Token, _apiUrl, _apiToken, _expect, _features, _rotate, _json, _server.Timeout, _pause];
        foreach (var option in all)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_apiUrl) is null != result.GetResult(_apiToken) is null)
                result.AddError("--api-url and --api-token belong together: give both or neither.");
        });
    }

    public bool AsJson(ParseResult parsed) => parsed.GetValue(_json);

    public Settings Read(ParseResult parsed) => _server.Read(parsed) with
    {
        ApiUrl = parsed.GetValue(_apiUrl)?.TrimEnd('/'),
        ApiToken = parsed.GetValue(_apiToken) ?? "",
        Expect = parsed.GetValue(_expect) == "full" ? ProfileUpdates.Full : ProfileUpdates.RoleOnly,
        Features = Words(parsed.GetValue(_features)).Aggregate(Features.None, (all, word) => all | (Feature(word) ?? Features.None)),
        Rotate = parsed.GetValue(_rotate),
        Pause = TimeSpan.FromMilliseconds(parsed.GetValue(_pause)),
    };

    private void KnownFeatures(OptionResult result)
    {
        foreach (var word in Words(result.GetValue(_features)).Where(word => Feature(word) is null))
            result.AddError($"--features does not know \"{word}\"; it takes create, update, deactivate and groups.");
    }

    private static string[] Words(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Features? Feature(string word) => word switch
    {
        "create" => Features.Create,
        "update" => Features.Update,
        "deactivate" => Features.Deactivate,
        "groups" => Features.Groups,
        _ => null,
    };

    private void NotNegative(OptionResult result)
    {
        if (!result.Implicit && result.GetValue(_pause) is < 0 or > 600_000)
            result.AddError("--pause must be from 0 to 600000 milliseconds.");
    }
}
