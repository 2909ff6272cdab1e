using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Admin;

/// <summary>A person at the console with a browser that runs no script: links are followed, forms are filled in and sent.</summary>
internal sealed class Browser(RunningServer server, string visitor)
{
    private string? cookie;

    public static Browser Of(RunningServer server, TestWorkspace workspace, TimeSpan ago = default) =>
        new(server, server.Visitors.SignIn(workspace.Owner, ago: ago));

    public static Browser Of(RunningServer server, Caller caller, string name = "Someone") => new(server, server.Visitors.SignIn(caller, name));

    public static Browser OfStranger(RunningServer server) => new(server, "nobody");

    public Task<Seen> GetAsync(string path, Action<HttpRequestMessage>? adjust = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), adjust);

    /// <summary>Sends the form that the page has for that path, with what a person filled in; what is null is left out.</summary>
    public Task<Seen> SubmitAsync(Seen page, string action, params (string Name, string? Value)[] filled) => SubmitAsync(page, action, null, filled);

    public Task<Seen> SubmitAsync(Seen page, string action, Action<HttpRequestMessage>? adjust, params (string Name, string? Value)[] filled)
    {
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>("form").Single(form => form.Method == "post" && form.GetAttribute("action") == action);
        var fields = Fields(form).Where(field => !filled.Any(one => one.Name == field.Key)).ToList();
        fields.AddRange(filled.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!)));
        return PostAsync(action, fields, adjust);
    }

    /// <summary>Chooses a file in the form that the page has for that path, and sends it.</summary>
    public Task<Seen> UploadAsync(Seen page, string action, string name, byte[] file)
    {
        var form = page.Document.QuerySelectorAll<IHtmlFormElement>("form").Single(form => form.GetAttribute("action") == action);
        Assert.Equal("multipart/form-data", form.Enctype);
        var content = new MultipartFormDataContent();
        foreach (var (field, value) in Fields(form).Where(field => field.Key != name))
            content.Add(new StringContent(value), field);
        content.Add(new ByteArrayContent(file), name, "chosen.xml");
        return PostAsync(action, content, null);
    }

    public Task<Seen> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, Action<HttpRequestMessage>? adjust = null) =>
        PostAsync(path, new FormUrlEncodedContent(fields), adjust);

    private Task<Seen> PostAsync(string path, HttpContent content, Action<HttpRequestMessage>? adjust)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Origin", server.Url.GetLeftPart(UriPartial.Authority));
        return SendAsync(request, adjust);
    }

    public async Task<Seen> FollowAsync(Seen answer)
    {
        Assert.Equal(303, answer.Status);
        return await GetAsync(answer.Location!);
    }

    private async Task<Seen> SendAsync(HttpRequestMessage request, Action<HttpRequestMessage>? adjust)
    {
        using (request)
        {
            request.Headers.Add(TestVisitors.Header, visitor);
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            adjust?.Invoke(request);
            using var response = await server.Http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                cookie = set.First().Split(';')[0];
            return await Seen.OfAsync(response);
        }
    }

    /// <summary>What a browser would send of a form as it stands.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements.OfType<IHtmlElement>())
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name, IsDisabled: false, Type: "radio" or "checkbox" } choice when choice.IsChecked:
                    yield return KeyValuePair.Create(name, choice.Value);
                    break;
                case IHtmlInputElement { Name: { Length: > 0 } name, IsDisabled: false, Type: not ("radio" or "checkbox") } input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    yield return KeyValuePair.Create(name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                default:
                    break;
            }
        }
    }
}

/// <summary>What a browser got.</summary>
internal sealed record Seen(int Status, IReadOnlyDictionary<string, string> Headers, string Text, IHtmlDocument Document)
{
    public string? Location => Headers.GetValueOrDefault("Location");

    public string Title => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The words of the page, as one line.</summary>
    public string Words => string.Join(' ', (Document.QuerySelector("main") ?? Document.DocumentElement)
        .Descendants<IText>()
        .SelectMany(text => text.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The sentence beside a form that was refused.</summary>
    public string? Error => Document.QuerySelector(".notice-bad, .field-error")?.TextContent.Trim();

    public static async Task<Seen> OfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Seen(
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            text,
            await new HtmlParser().ParseDocumentAsync(text));
    }
}
