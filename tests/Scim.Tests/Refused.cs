namespace Rolecall.Scim.Tests;

internal static class Refused
{
    public static RefusedException With(Refusal refusal, Func<object> action)
    {
        var refused = Assert.Throws<RefusedException>(() => { action(); });
        Assert.Equal(refusal, refused.Refusal);
        return refused;
    }
}
