using System.Buffers;
using System.Text.Json;
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
/// <param name="places">Where the caller's connection puts role attributes: it finds the current values there, too.</param>
internal sealed class UserRendering(ResourceType type, string baseUrl, IReadOnlyList<RolePlace> places)
{
    private readonly RoleMembers roles = new(type, places);

    public string LocationOf(Member member) => $"{baseUrl}{MemberSchemas.User.Endpoint}/{member.Id}";

    public ReadOnlyMemory<byte> Render(Member member)
    {
        var buffer = new ArrayBufferWriter<byte>(member.Profile.Json.Length + 1024);
        using (var writer = new Utf8JsonWriter(buffer, DocumentJson.WriterOptions with { SkipValidation = true }))
        {
            writer.WriteStartObject();
            WriteSchemas(writer, member);
            writer.WriteString("id", member.Id!.Value.Value);
            StoredMembers.Write(writer, buffer, member.Profile.Json.Span);
            WriteGroups(writer, member);
            roles.Write(writer, member.Role);
            MetaMember.Write(writer, MemberSchemas.User, LocationOf(member), member.Version, member.Created, member.Modified);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private void WriteSchemas(Utf8JsonWriter writer, Member member)
    {
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(MemberSchemas.User.Schema.Id);
        foreach (var uri in member.Profile.ExtensionUris)
            writer.WriteStringValue(uri);
        writer.WriteStringValue(MemberSchemas.RoleUrn);
        foreach (var urn in roles.UrnsFor(member.Role))
            writer.WriteStringValue(urn);
        writer.WriteEndArray();
    }

    private void WriteGroups(Utf8JsonWriter writer, Member member)
    {
        if (member.Groups.Count == 0)
            return;
        writer.WriteStartArray("groups");
        foreach (var group in member.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("value", group.Id.Value);
            writer.WriteString("$ref", $"{baseUrl}{GroupSchemas.Group.Endpoint}/{group.Id}");
            writer.WriteString("display", group.DisplayName);
            writer.WriteString("type", "direct");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
