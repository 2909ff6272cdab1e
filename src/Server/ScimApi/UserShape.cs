using System.Buffers;
using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>How this request wants its Users: attributes and excludedAttributes apply to every answer that shows one (RFC 7644 §3.9).</summary>
internal sealed class UserShape
{
    private static readonly Projection Whole = Projection.Parse(null, null, MemberSchemas.User);

    private readonly ResourceType type;
    private readonly Projection projection;
    private readonly string baseUrl;
    private readonly RoleOffer? offer;

    private UserShape(ResourceType type, Projection projection, string baseUrl, RoleOffer? offer)
    {
        this.type = type;
        this.projection = projection;
        this.baseUrl = baseUrl;
        this.offer = offer;
    }

    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static UserShape Of(HttpContext http, ScimRequest scim) =>
        Of(http.Request.Query["attributes"], http.Request.Query["excludedAttributes"], scim);

    /// <param name="written">The attributes that the request wrote, in canonical notation.</param>
    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static UserShape Of(string? only, string? without, ScimRequest scim, IEnumerable<string>? written = null)
    {
        var asked = only is null && without is null && scim.Types.Version == 0
            ? Whole
            : Projection.Parse(only, without, ShownAfterWrite.Of(scim.Types.User, written ?? []), scim.Allowance);
        return new UserShape(scim.Types.User, asked, scim.BaseUrl, scim.Offer);
    }

    public IReadOnlyCollection<Action<IBufferWriter<byte>>> Render(IReadOnlyList<Member> members, IReadOnlyList<RolePlace> places)
    {
        var rendering = UserRendering.Of(type, baseUrl, places, offer);
        return [.. members.Select(member => (Action<IBufferWriter<byte>>)(to => Render(to, rendering, member)))];
    }

    public ScimAnswer Answer(int status, Member member, IReadOnlyList<RolePlace> places)
    {
        var rendering = UserRendering.Of(type, baseUrl, places, offer);
        var location = rendering.LocationOf(member);
        return new ScimAnswer(status, projection.IsWhole ? rendering.Render(member) : Projected(rendering, member))
        {
            ETag = EntityTags.Of(member.Version),
            Location = location,
            ContentLocation = location,
        };
    }

    private void Render(IBufferWriter<byte> to, UserRendering rendering, Member member)
    {
        if (projection.IsWhole)
            rendering.Render(to, member);
        else
            to.Write(Projected(rendering, member).Span);
    }

    private ReadOnlyMemory<byte> Projected(UserRendering rendering, Member member) =>
        DocumentJson.ToUtf8(projection.Apply(DocumentJson.Read(rendering.Render(member))));
}
