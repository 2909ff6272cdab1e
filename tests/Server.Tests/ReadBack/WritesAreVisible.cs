using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>
/// Whatever is sent in whatever order: a success is visible to the next reader, and one that changed nothing has its reason in design §5.
/// ROLECALL_SEQUENCES sets how many sequences are tried.
/// </summary>
public sealed class WritesAreVisible : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its own: it turns the clock.</summary>
    private readonly RunningServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory, Spec("P-3.3-01", "P-3.5.1-01", "P-3.5.2-13", "P-3.5.2.1-07", "M7")]
    [InlineData(ProfileUpdates.Full)]
    [InlineData(ProfileUpdates.RoleOnly)]
    public Task What_a_success_was_asked_for_is_there(ProfileUpdates policy) => RandomSteps.Many.SampleAsync(
        async steps =>
        {
            // A deleted or inactive person's return is another matter: M10's tests have it.
            var behaviour = Presets.Documented with { ProfileUpdates = policy, RehireByPost = RehireByPost.Conflict };
            await new Run(server, await server.GivenWorkspaceAsync(behaviour), policy).SendAsync(steps);
        },
        iter: Counts.Of("ROLECALL_SEQUENCES", 150),
        threads: 2,
        print: steps => JsonSerializer.Serialize<object[]>(steps, Readable));
}
