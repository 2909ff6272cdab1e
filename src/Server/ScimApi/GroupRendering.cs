using System.Buffers;
using System.Text.Json;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;

namespace Rolecall.Server.ScimApi;

/// <summary>A group as a SCIM Group: its profile as it is stored, and around it what is not in it.</summary>
internal sealed class GroupRendering(string baseUrl)
{
    private const int FlushAt = 32 * 1024;

    private readonly string groups = $"{baseUrl}{GroupSchemas.Group.Endpoint}/";
    private readonly string users = $"{baseUrl}{MemberSchemas.User.Endpoint}/";

    public string LocationOf(Group group) => groups + group.Id;

    /// <param name="members">As many as are to be shown.</param>
    public void Render(IBufferWriter<byte> to, Group group, IEnumerable<GroupMember> members)
    {
        using var writer = new Utf8JsonWriter(to, DocumentJson.WriterOptions with { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(GroupSchemas.Group.Schema.Id);
        foreach (var uri in group.Profile.ExtensionUris)
            writer.WriteStringValue(uri);
        writer.WriteEndArray();
        writer.WriteString("id", group.Id.Value);
        writer.Flush();
        to.WriteMembers(group.Profile.Json.Span);
        WriteMembers(writer, members);
        writer.Flush();
        MetaMember.Write(to, GroupSchemas.Group.Name, groups, group.Id, group.Version, group.Created, group.Modified);
        writer.WriteEndObject();
    }

    /// <summary>Left out when there are none: RFC 7643 §2.5 makes no difference between that and an empty list.</summary>
    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<GroupMember> members)
    {
        var any = false;
        foreach (var member in members)
        {
            if (!any)
                writer.WriteStartArray("members");
            any = true;
            writer.WriteStartObject();
            writer.WriteString("value", member.Id.Value);
            writer.WriteString("$ref", users + member.Id);
            writer.WriteString("display", member.Display);
            writer.WriteString("type", MemberSchemas.User.Name);
            writer.WriteEndObject();
            if (writer.BytesPending > FlushAt)
                writer.Flush();
        }

        if (any)
            writer.WriteEndArray();
    }
}
