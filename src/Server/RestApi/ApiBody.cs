using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.RestApi;

/// <summary>The JSON object of a request. A member that the route does not know is refused, not ignored (security.md R-21).</summary>
internal sealed class ApiBody : IDisposable
{
    private const int MaxString = 256 * 1024; // an identity provider's metadata is one string

    private readonly JsonDocument document;

    private ApiBody(JsonDocument document) => this.document = document;

    /// <param name="known">The members it may have; none given when somebody else judges that.</param>
    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue.</exception>
    /// <exception cref="ApiErrorException">415.</exception>
    public static async Task<ApiBody> ReadAsync(HttpContext http, params string[] known)
    {
        if (!http.Request.HasJsonContentType() || http.Request.Headers.ContentEncoding.Count > 0)
            throw new ApiErrorException(ApiError.Of(415));

        var body = await LimitedBody.ReadAsync(http, KestrelLimits.MaxBody);
        var parsed = JsonGate.Parse(body, maxString: MaxString);
        if (known.Length == 0)
            return new ApiBody(parsed);
        var stranger = parsed.RootElement.EnumerateObject().FirstOrDefault(member => !known.Contains(member.Name, StringComparer.Ordinal));
        if (stranger.Value.ValueKind == JsonValueKind.Undefined)
            return new ApiBody(parsed);

        using (parsed)
            throw new RefusedException(Refusal.InvalidValue, $"'{Shortened(stranger.Name)}' means nothing here: send {string.Join(", ", known)}.");
    }

    public JsonElement Root => document.RootElement;

    /// <summary>Null when the member is missing or null.</summary>
    public JsonElement? Find(string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public string? FindText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw new RefusedException(Refusal.InvalidValue, $"'{name}' must be a string."),
    };

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public string Text(string name) => FindText(name) ?? throw new RefusedException(Refusal.InvalidValue, $"'{name}' is missing.");

    /// <summary>A string, or a number as its digits.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public string? FindTextOrNumber(string name) => Find(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : FindText(name);

    public void Dispose() => document.Dispose();

    public static string Shortened(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
