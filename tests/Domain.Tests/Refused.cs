using Rolecall.Scim;

namespace Rolecall.Domain.Tests;

internal static class Refused
{
    /// <returns>The sentence.</returns>
    public static async Task<string> ExpectAsync(Refusal refusal, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(act);
        Assert.Equal(refusal, refused.Refusal);
        return refused.Message;
    }
}
