using System.Buffers;
using System.Runtime.CompilerServices;
using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>
/// A member as a SCIM User. The profile is stored ready to send and goes in as it is; what changes without the member (names of roles
/// and groups, locations) is put in around it, so that renaming one rewrites no member.
/// </summary>
internal sealed class UserRendering
{
    /// <summary>By the places of a connection, which live as long as they are known.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<RolePlace>, UserRendering> Known = [];

    private readonly ResourceType type;
    private readonly string baseUrl;
    private readonly RoleOffer? offer;
    private readonly string users;
    private readonly string groups;
    private readonly RoleMembers roles;

    /// <param name="places">Where the caller's connection puts role attributes: it finds the current values there, too.</param>
    /// <param name="offer">The roles that are offered to it; null for none.</param>
    public UserRendering(ResourceType type, string baseUrl, IReadOnlyList<RolePlace> places, RoleOffer? offer = null)
    {
        (this.type, this.baseUrl, this.offer) = (type, baseUrl, offer);
        users = $"{baseUrl}{MemberSchemas.User.Endpoint}/";
        groups = $"{baseUrl}{GroupSchemas.Group.Endpoint}/";
        roles = new RoleMembers(type, places, offer);
    }

    /// <summary>The one that was made for the last request of the connection, when it still fits.</summary>
    public static UserRendering Of(ResourceType type, string baseUrl, IReadOnlyList<RolePlace> places, RoleOffer? offer)
    {
        if (Known.TryGetValue(places, out var known)
            && ReferenceEquals(known.type, type) && ReferenceEquals(known.offer, offer) && known.baseUrl == baseUrl)
        {
            return known;
        }

        var rendering = new UserRendering(type, baseUrl, places, offer);
        Known.AddOrUpdate(places, rendering);
        return rendering;
    }

    public string LocationOf(Member member) => users + member.Id!.Value.Value;

    public ReadOnlyMemory<byte> Render(Member member)
    {
        var buffer = new ArrayBufferWriter<byte>(member.Profile.Json.Length + 1024);
        Render(buffer, member);
        return buffer.WrittenMemory;
    }

    public void Render(IBufferWriter<byte> to, Member member)
    {
        var role = roles.Of(member.Role);
        to.Write("{\"schemas\":["u8);
        to.WriteText(MemberSchemas.User.Schema.Id);
        foreach (var uri in member.Profile.ExtensionUris)
        {
            to.Write(","u8);
            to.WriteText(uri);
        }

        to.Write(role.Uris);
        to.Write("],\"id\":"u8);
        to.WriteText(member.Id!.Value.Value);
        to.WriteMembers(ProfileOf(member).Span);
        WriteGroups(to, member);
        to.Write(role.Members);
        MetaMember.Write(to, MemberSchemas.User.Name, users, member.Id.Value, member.Version, member.Created, member.Modified);
        to.Write("}"u8);
    }

    /// <remarks>Where roles are offered, what other connections sent under their names gives way to what follows from the role.</remarks>
    private ReadOnlyMemory<byte> ProfileOf(Member member)
    {
        var json = member.Profile.Json;
        return offer is null || (json.Span.IndexOf("\"roles\":"u8) < 0 && json.Span.IndexOf("\"entitlements\":"u8) < 0)
            ? json
            : DocumentJson.ToUtf8(UserEntitlements.Hide(member.Profile.Document));
    }

    private void WriteGroups(IBufferWriter<byte> to, Member member)
    {
        if (member.Groups.Count == 0)
            return;
        to.Write(",\"groups\":"u8);
        var before = "["u8;
        foreach (var group in member.Groups)
        {
            to.Write(before);
            before = ","u8;
            to.Write("{\"value\":"u8);
            to.WriteText(group.Id.Value);
            to.Write(",\"$ref\":\""u8);
            to.WriteWithin(groups);
            to.WriteWithin(group.Id.Value);
            to.Write("\",\"display\":"u8);
            to.WriteText(group.DisplayName);
            to.Write(",\"type\":\"direct\"}"u8);
        }

        to.Write("]"u8);
    }
}
