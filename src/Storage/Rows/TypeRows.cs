using System.Text;
using System.Text.Json;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>What a workspace defines for itself, in the form in which discovery shows it.</summary>
internal static class TypeRows
{
    public static TypeDefinitions All(Session session, WorkspaceId workspace)
    {
        var schemas = session.All(
            "select document from schemas where workspace = @workspace order by position",
            row => SchemaDocument.Read(JsonElement.Parse(row.Bytes())),
            ("@workspace", workspace.Value));
        var types = session.All(
            "select name, document, extensions from resource_types where workspace = @workspace order by position, name",
            row => new StoredType(row.Text(), row.TextOrNull(), StoredJson.Extensions(row.Text())),
            ("@workspace", workspace.Value));
        return new TypeDefinitions(
            schemas,
            types.Where(type => type.Document is null).ToDictionary(type => type.Name, type => type.Extensions),
            [.. types.Where(type => type.Document is not null).Select(type => ResourceTypeDocument.Read(JsonElement.Parse(type.Document!)))]);
    }

    /// <summary>Whole: the definitions are few, and a type stays in place while resources refer to it.</summary>
    public static void Put(Session session, WorkspaceId workspace, TypeDefinitions before, TypeDefinitions after)
    {
        session.Execute("delete from schemas where workspace = @workspace", ("@workspace", workspace.Value));
        for (var i = 0; i < after.Schemas.Count; i++)
            Put(session, workspace, after.Schemas[i], i);
        foreach (var name in before.Extensions.Keys.Union(after.Extensions.Keys))
            Put(session, workspace, name, position: 0, null, after.ExtensionsOf(name));
        for (var i = 0; i < after.Types.Count; i++)
            Put(session, workspace, after.Types[i].Name, i + 1, Document(after.Types[i]), after.Types[i].Extensions);
        foreach (var gone in before.Types.Where(type => after.FindType(type.Name) is null))
        {
            session.Execute(
                "delete from resource_types where workspace = @workspace and name = @name",
                ("@workspace", workspace.Value),
                ("@name", gone.Name));
        }
    }

    private static void Put(Session session, WorkspaceId workspace, Schema schema, int position) => session.Execute(
        "insert into schemas (workspace, uri_key, position, document) values (@workspace, @key, @position, @document)",
        ("@workspace", workspace.Value),
        ("@key", NameKey.Fold(schema.Id)),
        ("@position", position),
        ("@document", Encoding.UTF8.GetString(DocumentJson.ToUtf8(Discovery.Definition(schema)).Span)));

    private static void Put(
        Session session, WorkspaceId workspace, string name, int position, string? document,
        IReadOnlyList<ExtensionReference> extensions) => session.Execute(
            """
            insert into resource_types (workspace, name, position, document, extensions)
            values (@workspace, @name, @position, @document, @extensions)
            on conflict (workspace, name) do update set position = excluded.position, document = excluded.document,
                extensions = excluded.extensions
            """,
            ("@workspace", workspace.Value),
            ("@name", name),
            ("@position", position),
            ("@document", document),
            ("@extensions", StoredJson.Write(extensions)));

    private static string Document(ResourceTypeDocument type) =>
        Encoding.UTF8.GetString(DocumentJson.ToUtf8(Discovery.Definition(type)).Span);

    private sealed record StoredType(string Name, string? Document, IReadOnlyList<ExtensionReference> Extensions);
}
