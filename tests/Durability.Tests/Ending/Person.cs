using System.Net;
using System.Net.Http.Headers;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Ending;

/// <summary>Somebody with a browser, as far as its cookies go, and with a personal API key.</summary>
internal sealed class Person(Installation installation, StandIn provider, int connection, string userName) : IDisposable
{
    private const string SessionCookie = "__Host-rolecall";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private string session = "";

    public string UserName => userName;

    public string ScimId { get; set; } = "";

    public long Number { get; set; }

    public string Key { get; set; } = "";

    /// <summary>Over SAML, by way of one node.</summary>
    public async Task SignInAsync(Uri node)
    {
        var sso = $"sso/{installation.Workspace}/{connection}";
        using var start = await http.GetAsync(new Uri(node, $"{sso}/start"));
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        var response = await provider.SignInAsync(start.Headers.Location!, userName);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(node, $"{sso}/acs"))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("SAMLResponse", response)]),
            Headers = { { "Cookie", CookiesOf(start).Single() } },
        };
        using var arrived = await http.SendAsync(post);
        Assert.Equal(HttpStatusCode.OK, arrived.StatusCode);
        session = CookiesOf(arrived).Single(cookie => cookie.StartsWith(SessionCookie + "=", StringComparison.Ordinal));
    }

    /// <summary>Of a page of the console: 200 for whoever has access and may see it, 403 for whoever may not, 303 for whoever must sign in.</summary>
    public Task<int> PageAsync(Uri node, string page = "/members") =>
        StatusAsync(new Uri(node, $"/w/{installation.Workspace}{page}"), request => request.Headers.Add("Cookie", session));

    /// <summary>Of a read of the public API with the personal key.</summary>
    public Task<int> ApiAsync(Uri node) =>
        StatusAsync(new Uri(node, installation.ApiPath), request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key));

    public void Dispose() => http.Dispose();

    private async Task<int> StatusAsync(Uri url, Action<HttpRequestMessage> prove)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        prove(request);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(cookie => cookie.Split(';')[0]) : [];
}
