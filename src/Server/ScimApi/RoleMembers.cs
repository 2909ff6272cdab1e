using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>The role attributes of a User: under the canonical URN always, and wherever the client itself puts them (design §4.2).</summary>
internal sealed class RoleMembers
{
    private static readonly ILookup<string, RolePlace> Canonical = new[]
    {
        new RolePlace(RoleAttribute.CustomRoleId, MemberSchemas.RoleUrn, "customRoleId", AsNumber: false),
        new RolePlace(RoleAttribute.CustomRoleName, MemberSchemas.RoleUrn, "customRoleName", AsNumber: false),
        new RolePlace(RoleAttribute.Role, MemberSchemas.RoleUrn, "role", AsNumber: false),
    }.ToLookup(place => place.Urn!, StringComparer.Ordinal);

    private const int MostWritten = 1_000;

    private readonly ConcurrentDictionary<AssignedRole, RolePieces> written = new();
    private readonly IReadOnlyList<RolePlace> atTop;
    private readonly ILookup<string, RolePlace> inObjects;
    private readonly RoleOffer? offer;

    public RoleMembers(ResourceType type, IReadOnlyList<RolePlace> places, RoleOffer? offer)
    {
        this.offer = offer;
        // A place inside a schema that the User has anyway would give one object two of the same name.
        var own = places
            .Where(place => place.Attribute != RoleAttribute.Roles && !IsTaken(type, place))
            .DistinctBy(place => $"{place.Urn} {place.Name}", StringComparer.OrdinalIgnoreCase)
            .ToArray();
        atTop = [.. own.Where(place => place.Urn is null)];
        inObjects = own.Where(place => place.Urn is not null).ToLookup(place => place.Urn!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What a User of that role has; roles are few, so that each is written once.</summary>
    public RolePieces Of(AssignedRole role)
    {
        if (written.TryGetValue(role, out var pieces))
            return pieces;
        if (written.Count >= MostWritten)
            written.Clear();
        return written[role] = new RolePieces(Uris(role), Members(role));
    }

    private byte[] Uris(AssignedRole role)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var uri in inObjects.Where(urn => urn.Any(place => Has(role, place))).Select(urn => urn.Key).Prepend(MemberSchemas.RoleUrn))
        {
            buffer.Write(","u8);
            buffer.WriteText(uri);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private byte[] Members(AssignedRole role)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DocumentJson.WriterOptions))
        {
            writer.WriteStartObject();
            WriteObjects(writer, role, Canonical);
            WriteAll(writer, role, atTop);
            WriteObjects(writer, role, inObjects);
            if (offer is not null)
            {
                WriteList(writer, UserEntitlements.Roles, UserEntitlements.RolesOf(offer, role));
                WriteList(writer, UserEntitlements.Entitlements, UserEntitlements.EntitlementsOf(offer, role));
            }

            writer.WriteEndObject();
        }

        return [(byte)',', .. buffer.WrittenSpan[1..^1]];
    }

    private static void WriteObjects(Utf8JsonWriter writer, AssignedRole role, ILookup<string, RolePlace> objects)
    {
        foreach (var urn in objects.Where(urn => urn.Any(place => Has(role, place))))
        {
            writer.WriteStartObject(urn.Key);
            WriteAll(writer, role, urn);
            writer.WriteEndObject();
        }
    }

    private static void WriteAll(Utf8JsonWriter writer, AssignedRole role, IEnumerable<RolePlace> places)
    {
        foreach (var place in places.Where(place => Has(role, place)))
        {
            writer.WritePropertyName(place.Name);
            Action write = (place.Attribute, place.AsNumber) switch
            {
                (RoleAttribute.CustomRoleId, true) => () => writer.WriteNumberValue(role.CustomId!.Value.Value),
                (RoleAttribute.CustomRoleId, false) => () => writer.WriteStringValue(role.CustomId!.Value.ToString()),
                (RoleAttribute.CustomRoleName, _) => () => writer.WriteStringValue(role.CustomName),
                (_, true) => () => writer.WriteNumberValue((int)role.BuiltIn),
                (_, false) => () => writer.WriteStringValue(role.BuiltIn.Word()),
            };
            write();
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, ListNode? list)
    {
        if (list is null)
            return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(DocumentJson.ToUtf8(list).Span);
    }

    private static bool Has(AssignedRole role, RolePlace place) => place.Attribute == RoleAttribute.Role || role.CustomId is not null;

    private static bool IsTaken(ResourceType type, RolePlace place) => place.Urn is { } urn
        ? type.FindSchema(urn) is not null
        : AttributeNotation.Resolve(MemberSchemas.Profile, place.Name) is not null;
}

/// <summary>What the role adds to a User, each piece beginning with a comma.</summary>
/// <param name="Uris">For "schemas".</param>
/// <param name="Members">Of the User itself.</param>
internal sealed record RolePieces(byte[] Uris, byte[] Members);
