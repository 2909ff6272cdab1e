using System.Text;
using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Tests.Security;

/// <summary>I-08 and I-60: after a day of use no token and no password is in the database, its journals, the log or an answer.</summary>
public sealed class NoSecretKept
{
    private const string Password = "canary-Pa55word";

    private static readonly string[] Bodies =
    [
        OktaClient.NewUser("ada@example.com").Replace("1mz050nq", Password, StringComparison.Ordinal),
        $$"""{ "userName": "b1", "PASSWORD": "{{Password}}" }""",
        $$"""{ "userName": "b2", "pass\u0077ord": "{{Password}}" }""",
        $$"""{ "userName": "b3", "urn:ietf:params:scim:schemas:core:2.0:User:password": "{{Password}}" }""",
        $$"""{ "userName": "b4", "urn:ietf:params:scim:schemas:core:2.0:User": { "password": "{{Password}}" } }""",
        $$"""{ "userName": "b5", "x": [{ "newPassword": ["{{Password}}", { "y": "{{Password}}" }] }] }""",
        $$"""{ "userName": 7, "password": "{{Password}}" }""",
        $$"""{ "userName": "b6", "password": ["{{Password}}"] }""",
        $$"""{ "userName": "b7", "password": { "value": "{{Password}}" } }""",
        $$"""{ "userName": "b8", "password": "{{Password}}", "password": "{{Password}}" }""",
        $$"""{ "userName": "b9", "password": "{{Password}}" """,
        $$"""{ "password": "{{Password}}""",
        $$"""{ "userName": "b10", "password": "{{Password}}\u202e" }""",
    ];

    private static readonly string[] Operations =
    [
        $$"""{ "op": "replace", "path": "password", "value": "{{Password}}" }""",
        $$"""{ "op": "replace", "value": "{{Password}}", "path": "PassWord" }""",
        $$"""{ "value": { "password": "{{Password}}" }, "op": "add" }""",
        $$"""{ "op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:password", "value": ["{{Password}}"] }""",
        $$"""{ "op": "replace", "path": "password", "value": { "value": "{{Password}}" } }""",
    ];

    [Fact, Spec("I-08", "I-60", "R-42", "R-53", "S-9.2-01", "S-4.1.1-12", "P-7.4-01", "P-7.7-01", "P-7.5.2-02", "T-36")]
    public async Task Nothing_secret_is_written_anywhere()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        var workspace = await server.GivenWorkspaceAsync();
        var answers = await UseAsync(workspace);
        var rotated = await new RotateScimToken(server.Directories, server.Clock).RunAsync(workspace.Owner, CancellationToken.None);
        await server.FlushAsync();

        string[] secrets =
        [
            Password, Secret(workspace.ScimToken), Secret(workspace.ApiKey), Secret(workspace.OwnerLink), Secret(rotated.Issued.Token.Text),
        ];
        foreach (var (where, text) in server.Kept.Written().Append(("the log", server.Log.Text)).Append(("answers", answers)))
        {
            foreach (var secret in secrets)
            {
                Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret[..6]}… is in {where}: {Around(text, secret)}");
                Assert.False(text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^4], StringComparison.Ordinal), $"In base64 in {where}.");
            }
        }

        Assert.DoesNotContain("canary-person@example.com", server.Log.Text, StringComparison.Ordinal);
        Assert.Contains(server.Kept.Written(), file => file.Text.Contains("canary-person@example.com", StringComparison.Ordinal));
    }

    private static async Task<string> UseAsync(TestWorkspace workspace)
    {
        var answers = new StringBuilder();
        var id = await workspace.GivenUserAsync("""{ "userName": "canary-person@example.com" }""");
        foreach (var body in Bodies)
        {
            answers.Append((await workspace.PostAsync("/Users", body)).Text);
            answers.Append((await workspace.PutAsync($"/Users/{id}", body)).Text);
            answers.Append((await workspace.PatchAsync($"/Users/{id}", body)).Text);
        }

        foreach (var operation in Operations)
            answers.Append((await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{{operation}}] }""")).Text);
        // The caller reads his own path again in the refusal; what is kept of both must be masked.
        await workspace.PatchAsync($"/Users/{id}", $$"""
            { "Operations": [{ "op": "replace", "path": "password[value eq \"{{Password}}\"]", "value": "x" }] }
            """);
        foreach (var query in (string[])[$"filter=password eq \"{Password}\"", $"access_token={workspace.ScimToken}", $"x=Bearer {workspace.ApiKey}"])
            answers.Append((await workspace.GetAsync($"/Users?{Uri.EscapeDataString(query).Replace("%3D", "=", StringComparison.Ordinal)}")).Text);
        foreach (var token in (string[])[workspace.ScimToken + "x", workspace.ApiKey, workspace.OwnerLink])
            answers.Append((await workspace.SendAsync(HttpMethod.Get, "/Users", adjust: request => request.Headers.Authorization = new("Bearer", token))).Text);
        answers.Append((await workspace.GetAsync($"/{workspace.ScimToken}")).Text);
        answers.Append((await workspace.GetAsync($"/Users/{workspace.ScimToken}")).Text);
        return answers.ToString();
    }

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - 150)..at];
    }

    private static string Secret(string token) => token[^49..^6];
}
