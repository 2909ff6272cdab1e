using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Tests.Credentials;

public sealed class ScimTokenRotation
{
    private readonly SmallWorkspace workspace = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => workspace.Clock.GetUtcNow();

    [Theory, Spec("M1")]
    [InlineData(null, "add a connection")]
    [InlineData(ConnectionState.Configured, "sign in once")]
    [InlineData(ConnectionState.Disabled, "enable it first")]
    public async Task Before_a_connection_is_enabled_there_is_no_token_and_the_sentence_says_what_to_do(ConnectionState? state, string advice)
    {
        if (state is { } there)
            workspace.AddConnection(there);

        var sentence = await Refused.ExpectAsync(Refusal.Conflict, RotateAsync);

        Assert.Contains(advice, sentence, StringComparison.Ordinal);
        Assert.Empty(workspace.Credentials);
    }

    [Fact, Spec("R-42")]
    public async Task Only_the_hash_is_kept_and_the_token_lives_a_year()
    {
        workspace.AddConnection(ConnectionState.Enabled);

        var rotated = await RotateAsync();

        var kept = Assert.Single(workspace.Credentials);
        Assert.True(rotated.Issued.Token.Matches(kept));
        Assert.Equal(Now.AddYears(1), kept.Expires);
        Assert.Null(rotated.FormerTokensEnd);
        Assert.DoesNotContain(workspace.Audit, fact => fact.Detail.Contains(rotated.Issued.Token.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_immediate_the_former_token_ends_now()
    {
        workspace.AddConnection(ConnectionState.Enabled);
        var first = await RotateAsync();

        var second = await RotateAsync();

        Assert.Equal(Now, second.FormerTokensEnd);
        Assert.False(workspace.Credential(first.Issued.Token.Handle).IsLive(Now));
        Assert.Equal(["credential.issued", "credential.issued", "credential.ended"], workspace.Audit.Select(fact => fact.Action));
    }

    [Fact, Spec("R-42")]
    public async Task Under_overlap_the_former_token_works_for_a_day_and_never_more_than_two_do()
    {
        workspace.Behaviour = Presets.Resilient;
        workspace.AddConnection(ConnectionState.Enabled);
        var first = await RotateAsync();
        workspace.Clock.Advance(TimeSpan.FromHours(1));
        var second = await RotateAsync();
        Assert.Equal(Now.AddHours(24), second.FormerTokensEnd);
        Assert.True(workspace.Credential(first.Issued.Token.Handle).IsLive(Now.AddHours(23)));

        workspace.Clock.Advance(TimeSpan.FromHours(1));
        await RotateAsync();

        Assert.Equal(2, workspace.Credentials.Count(credential => credential.IsLive(Now)));
        Assert.False(workspace.Credential(first.Issued.Token.Handle).IsLive(Now));
        Assert.True(workspace.Credential(second.Issued.Token.Handle).IsLive(Now));
    }

    [Fact, Spec("R-22")]
    public async Task Members_do_not_rotate()
    {
        workspace.AddConnection(ConnectionState.Enabled);
        var member = workspace.Calls(workspace.Add(BuiltInRole.Member));

        await Refused.ExpectAsync(Refusal.Forbidden, () => new RotateScimToken(workspace, workspace.Clock).RunAsync(member, Ct));
    }

    private Task<RotatedToken> RotateAsync() => new RotateScimToken(workspace, workspace.Clock).RunAsync(workspace.OwnerCalls, Ct);
}
