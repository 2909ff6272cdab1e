using System.Globalization;
using System.Text;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>
/// Thousands of requests broken at random, the same ones every time: each is refused in SCIM's form and changes nothing, or is taken.
/// ROLECALL_MALFORMED sets how many.
/// </summary>
public sealed class MalformedRequests(RunningServer server)
{
    private static readonly int Count =
        int.Parse(Environment.GetEnvironmentVariable("ROLECALL_MALFORMED") ?? "3000", CultureInfo.InvariantCulture);

    [Fact, Spec("R-54", "R-26", "I-13", "P-3.1-02")]
    public async Task None_breaks_the_server_and_what_is_refused_changes_nothing()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var ids = new List<string> { await workspace.OwnerIdAsync() };
        for (var i = 0; i < 3; i++)
            ids.Add(await workspace.GivenUserAsync(OktaClient.NewUser($"user{i}@example.com")));
        var broken = new BrokenRequests(20261124, ids);
        var before = await workspace.EveryoneAsync();
        var refused = 0;

        for (var i = 0; i < Count; i++)
        {
            var request = broken.Next();
            var answer = await workspace.SendAsync(request.Method, request.Path, adjust: message =>
            {
                if (request.Body is not null)
                {
                    message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
                    message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/scim+json");
                }

                if (request.Header is { } header)
                    message.Headers.TryAddWithoutValidation(header.Name, header.Value);
            });

            try
            {
                Assert.True(answer.Status is < 500 or 501, $"{answer.Status}");
                var after = await workspace.EveryoneAsync();
                if (answer.Status >= 400)
                {
                    refused++;
                    answer.AssertScimError(answer.Status, (string?)answer["scimType"]);
                    Assert.Equal(before, after);
                }

                before = after;
            }
            catch (Exception) when (Note(i, request, answer))
            {
                throw;
            }
        }

        Assert.InRange(refused, Count / 2, Count - 1);
        Assert.DoesNotContain(" failed: ", server.Log.Text, StringComparison.Ordinal);
    }

    private static bool Note(int number, BrokenRequest request, Answer answer)
    {
        TestContext.Current.SendDiagnosticMessage("Request {0}: {1}\nAnswer: {2} {3}", number, request, answer.Status, answer.Text);
        return false;
    }
}
