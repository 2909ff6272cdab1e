using System.Net;

namespace Rolecall.Server.Tests.SignIn.Sso;

/// <summary>A browser as far as signing in needs one: it keeps cookies, and says from where a request comes.</summary>
internal sealed class Surfer(RunningServer server)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    public void Take(string name, string value) => cookies[name] = value;

    public Task<Page> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A form that another site has this browser post.</summary>
    public Task<Page> PostFromElsewhereAsync(string path, params (string Name, string Value)[] fields)
    {
        var body = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/x-www-form-urlencoded") };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Origin", "https://idp.example");
        return SendAsync(request);
    }

    /// <summary>Sends the form of a page of ours that goes to that address.</summary>
    public Task<Page> SubmitAsync(Page page, string path, params (string Name, string Value)[] fields)
    {
        var token = page.Text.Split("name=\"csrf\" value=\"")[1].Split('"')[0];
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("csrf", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return SendAsync(request);
    }

    /// <summary>As the owner, by the operator's link.</summary>
    public async Task EnterAsync(TestWorkspace workspace)
    {
        var path = $"/owner-link/{workspace.OwnerLink}";
        Assert.Equal(303, (await SubmitAsync(await GetAsync(path), path)).Status);
    }

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var set = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToList() : [];
            foreach (var cookie in set)
                Keep(cookie);
            return new Page(
                (int)response.StatusCode, response.Headers.Location?.OriginalString, set, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
        }
    }

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (pair[1].Length == 0)
            cookies.Remove(pair[0]);
        else
            cookies[pair[0]] = pair[1];
    }
}

/// <param name="SetCookies">As they were sent.</param>
internal sealed record Page(int Status, string? Location, IReadOnlyList<string> SetCookies, string Text);
