using System.Text.Json;
using Rolecall.Domain.Groups;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>How this request wants its Groups. What it does not want of members is not read (RFC 7644 §3.9).</summary>
internal sealed class GroupShape
{
    private static readonly AttributeDefinition Members = GroupSchemas.Group.Schema.Find("members")!;

    private readonly Projection projection;
    private readonly GroupRendering rendering;

    private GroupShape(Projection projection, GroupRendering rendering, bool asksForAttributes)
    {
        this.projection = projection;
        this.rendering = rendering;
        AsksForAttributes = asksForAttributes;
    }

    /// <summary>A PATCH that names "attributes" must be answered with them (RFC 7644 §3.5.2).</summary>
    public bool AsksForAttributes { get; }

    public bool ShowsMembers => projection.Shows(Members);

    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static GroupShape Of(HttpContext http, ScimRequest scim) =>
        Of(http.Request.Query["attributes"], http.Request.Query["excludedAttributes"], scim);

    /// <param name="written">The attributes of the group's own data that the request wrote, in canonical notation.</param>
    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static GroupShape Of(string? only, string? without, ScimRequest scim, IEnumerable<string>? written = null)
    {
        var shown = Projection.Parse(only, without, ShownAfterWrite.Of(scim.Types.Group, written ?? []), scim.Allowance);
        return new GroupShape(shown, new GroupRendering(scim.BaseUrl), !string.IsNullOrWhiteSpace(only));
    }

    public ReadOnlyMemory<byte> Render(Group group, IEnumerable<GroupMember> members) => Chunks(group, members).ToArray();

    /// <summary>Written to its end here, so that a client that reads slowly holds no snapshot of the store.</summary>
    public ScimAnswer Answer(int status, Group group, IEnumerable<GroupMember> members)
    {
        var location = rendering.LocationOf(group);
        var body = Chunks(group, members);
        var isLarge = body.Length > Masking.MaxBytes;
        return new ScimAnswer(status, isLarge ? default : body.ToArray())
        {
            Large = isLarge ? body : null,
            Logged = isLarge ? Render(group, []) : null,
            ETag = EntityTags.Of(group.Version),
            Location = location,
            ContentLocation = location,
        };
    }

    private PooledChunks Chunks(Group group, IEnumerable<GroupMember> members)
    {
        var body = new PooledChunks();
        rendering.Render(body, group, ShowsMembers ? members : []);
        if (projection.IsWhole)
            return body;

        var shown = new PooledChunks();
        using (var writer = new Utf8JsonWriter(shown, DocumentJson.WriterOptions))
            DocumentJson.Write(writer, projection.Apply(DocumentJson.Read(body.ToArray())));
        return shown;
    }
}
