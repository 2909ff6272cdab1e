using Rolecall.Server.SignIn.Accounts;

namespace Rolecall.Server.Tests.SignIn.Accounts;

[Spec("R-16")]
public sealed class DevicesTests
{
    [Theory]
    [InlineData(BrowserClient.Chrome, "Chrome on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox on a Mac")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari on a Mac")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1", "Chrome on an iPad")]
    [InlineData("curl/8.5.0", "An unknown browser")]
    [InlineData(null, "A program that does not say what it is")]
    public void A_browser_is_named_as_its_owner_knows_it(string? agent, string words) => Assert.Equal(words, Devices.Of(agent));
}
