using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>How this request wants its Users: attributes and excludedAttributes apply to every answer that shows one (RFC 7644 §3.9).</summary>
internal sealed class UserShape
{
    private static readonly Projection Whole = Projection.Parse(null, null, MemberSchemas.User);

    private readonly Projection projection;
    private readonly string baseUrl;

    private UserShape(Projection projection, string baseUrl)
    {
        this.projection = projection;
        this.baseUrl = baseUrl;
    }

    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static UserShape Of(HttpContext http, ScimRequest scim) =>
        Of(http.Request.Query["attributes"], http.Request.Query["excludedAttributes"], scim);

    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static UserShape Of(string? only, string? without, ScimRequest scim)
    {
        var asked = only is null && without is null ? Whole : Projection.Parse(only, without, MemberSchemas.User);
        return new UserShape(asked, scim.BaseUrl);
    }

    public IReadOnlyCollection<ReadOnlyMemory<byte>> Render(IReadOnlyList<Member> members, IReadOnlyList<RolePlace> places)
    {
        var rendering = new UserRendering(baseUrl, places);
        return [.. members.Select(member => Render(rendering, member))];
    }

    public ScimAnswer Answer(int status, Member member, IReadOnlyList<RolePlace> places)
    {
        var rendering = new UserRendering(baseUrl, places);
        var location = rendering.LocationOf(member);
        return new ScimAnswer(status, Render(rendering, member))
        {
            ETag = EntityTags.Of(member.Version),
            Location = status == StatusCodes.Status201Created ? location : null,
            ContentLocation = location,
        };
    }

    private ReadOnlyMemory<byte> Render(UserRendering rendering, Member member)
    {
        var whole = rendering.Render(member);
        return projection.IsWhole ? whole : DocumentJson.ToUtf8(projection.Apply(DocumentJson.Read(whole)));
    }
}
