using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Net.Http.Headers;
using Rolecall.Server.Tests.Admin;

namespace Rolecall.Server.Tests.SignIn;

/// <summary>
/// A browser that runs no script, as far as signing in is concerned: it keeps cookies and sends them as SameSite allows, says where a
/// request comes from, and takes loopback for secure.
/// </summary>
internal sealed class BrowserClient(RunningServer server)
{
    public const string Chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    private const int MostRedirects = 10;

    private readonly Dictionary<string, SetCookieHeaderValue> jar = new(StringComparer.Ordinal);

    public string Agent { get; init; } = Chrome;

    /// <summary>As the last answer that named them set them.</summary>
    public IReadOnlyDictionary<string, SetCookieHeaderValue> Cookies => jar;

    private string Origin => server.Url.GetLeftPart(UriPartial.Authority);

    public void SetCookie(string name, string value) => jar[name] = new SetCookieHeaderValue(name, value) { SameSite = SameSiteMode.Strict };

    public Task<Seen> GetAsync(string path, Action<HttpRequestMessage>? adjust = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), FromHere, adjust);

    /// <summary>As a link on a page of another site does, or in a mail that is read in the browser.</summary>
    public Task<Seen> GetFromElsewhereAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), "cross-site", null);

    /// <summary>Goes to a path and on from there, to the page that it leads to.</summary>
    public async Task<Seen> OpenAsync(string path) => await FollowAsync(await GetAsync(path));

    /// <summary>Goes on as long as the answer leads on within this server: a redirect, or a page that goes on by itself.</summary>
    public async Task<Seen> FollowAsync(Seen answer)
    {
        for (var times = 0; Next(answer) is { } path; times++)
        {
            Assert.True(times < MostRedirects, $"There is no end of redirects at {path}.");
            answer = await GetAsync(path);
        }

        return answer;
    }

    /// <summary>Fills a form in and presses its button.</summary>
    /// <param name="form">The words on the button, or the path that the form goes to.</param>
    /// <param name="filled">By label or by name; what is null is left out.</param>
    public Task<Seen> SubmitAsync(Seen page, string form, params (string Field, string? Value)[] filled) => SubmitAsync(page, form, null, filled);

    /// <param name="adjust">Changes headers before it goes out.</param>
    public Task<Seen> SubmitAsync(Seen page, string form, Action<HttpRequestMessage>? adjust, params (string Field, string? Value)[] filled)
    {
        var found = FormOf(page, form);
        var values = filled.Select(one => (Name: NameOf(found, one.Field), one.Value)).ToList();
        var fields = Browser.Fields(found).Where(field => !values.Any(one => one.Name == field.Key)).ToList();
        fields.AddRange(values.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!)));
        return PostAsync(found.GetAttribute("action")!, fields, adjust);
    }

    public Task<Seen> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, Action<HttpRequestMessage>? adjust = null) =>
        PostAsync(path, fields, FromHere, Origin, adjust);

    /// <summary>A form on a page of another site, such as that of an identity provider.</summary>
    public Task<Seen> PostFromElsewhereAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string origin = "https://example.okta.com") =>
        PostAsync(path, fields, "cross-site", origin, null);

    private const string FromHere = "same-origin";

    private Task<Seen> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string site, string origin, Action<HttpRequestMessage>? adjust)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", origin);
        return SendAsync(request, site, adjust);
    }

    private async Task<Seen> SendAsync(HttpRequestMessage request, string site, Action<HttpRequestMessage>? adjust)
    {
        using (request)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.TryAddWithoutValidation("User-Agent", Agent);
            var sent = jar.Values.Where(cookie => site == FromHere || GoesAbroad(cookie, request.Method)).Select(cookie => $"{cookie.Name}={cookie.Value}").ToArray();
            if (sent.Length > 0)
                request.Headers.Add("Cookie", string.Join("; ", sent));
            adjust?.Invoke(request);
            using var response = await server.Http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                Keep(SetCookieHeaderValue.ParseList([.. set]));
            return await Seen.OfAsync(response);
        }
    }

    private static bool GoesAbroad(SetCookieHeaderValue cookie, HttpMethod method) =>
        cookie.SameSite == SameSiteMode.None || (cookie.SameSite == SameSiteMode.Lax && method == HttpMethod.Get);

    private void Keep(IEnumerable<SetCookieHeaderValue> cookies)
    {
        foreach (var cookie in cookies)
        {
            if (cookie.Expires is { Year: 1970 } || cookie.MaxAge == TimeSpan.Zero)
                jar.Remove(cookie.Name.ToString());
            else
                jar[cookie.Name.ToString()] = cookie;
        }
    }

    private string? Next(Seen answer)
    {
        if (answer.Status is 302 or 303)
            return answer.Location is { } location && (location.StartsWith('/') || location.StartsWith(Origin, StringComparison.Ordinal)) ? location : null;
        return answer.Document.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content")?.Split("url=") is [_, var path] ? path : null;
    }

    private static IHtmlFormElement FormOf(Seen page, string form)
    {
        var forms = page.Document.QuerySelectorAll<IHtmlFormElement>("form").Where(one => one.Method == "post").ToArray();
        var fitting = forms.Where(one => one.GetAttribute("action") == form || Words(one.QuerySelector("button:not([type=button])")) == form).ToArray();
        Assert.True(
            fitting.Length == 1,
            string.Create(CultureInfo.InvariantCulture, $"'{page.Title}' ({page.Status}) has {fitting.Length} forms '{form}'; there are: {string.Join(", ", forms.Select(one => one.GetAttribute("action")))}."));
        return fitting[0];
    }

    private static string NameOf(IHtmlFormElement form, string field)
    {
        var label = form.QuerySelectorAll<IHtmlLabelElement>("label").FirstOrDefault(one => Words(one) == field);
        return (label?.Control as IElement)?.GetAttribute("name")
            ?? (label?.HtmlFor is { } id ? form.Owner!.GetElementById(id)?.GetAttribute("name") : null)
            ?? field;
    }

    private static string? Words(IElement? element) => element?.TextContent.Trim();
}
