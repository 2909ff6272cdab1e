using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Values that must be unique, each with the number of the resource that has it.</summary>
internal static class UniqueValueRows
{
    public static bool IsTaken(Session session, WorkspaceId workspace, UniqueValue value, long except) => session.Number(
        """
        select 1 from unique_values
        where workspace = @workspace and type = @type and attribute = @attribute and value_key = @key and owner <> @except
        """,
        ("@workspace", workspace.Value),
        ("@type", value.Type),
        ("@attribute", value.Attribute),
        ("@key", value.Key),
        ("@except", except)) is not null;

    /// <param name="type">By which both documents are read; null when the document was not written, so that nothing changed.</param>
    /// <param name="before">Null for a new resource.</param>
    public static void Write(
        Session session, WorkspaceId workspace, ResourceType? type, long owner, ComplexNode? before, ComplexNode after)
    {
        if (type is null)
            return;
        UniqueValue[] had = before is null ? [] : [.. UniqueValues.Of(type, before)];
        UniqueValue[] has = [.. UniqueValues.Of(type, after)];
        foreach (var gone in had.Except(has))
            Delete(session, workspace, gone, owner);
        foreach (var come in has.Except(had))
            Insert(session, workspace, come, owner);
    }

    /// <summary>Of a resource that goes.</summary>
    public static void Forget(Session session, WorkspaceId workspace, string type, long owner) => session.Execute(
        "delete from unique_values where workspace = @workspace and type = @type and owner = @owner",
        ("@workspace", workspace.Value),
        ("@type", type),
        ("@owner", owner));

    private static void Delete(Session session, WorkspaceId workspace, UniqueValue value, long owner) => session.Execute(
        """
        delete from unique_values
        where workspace = @workspace and type = @type and attribute = @attribute and value_key = @key and owner = @owner
        """,
        Parameters(workspace, value, owner));

    private static void Insert(Session session, WorkspaceId workspace, UniqueValue value, long owner) => session.Execute(
        """
        insert into unique_values (workspace, type, attribute, value_key, owner)
        values (@workspace, @type, @attribute, @key, @owner)
        """,
        Parameters(workspace, value, owner));

    private static Parameter[] Parameters(WorkspaceId workspace, UniqueValue value, long owner) =>
    [
        ("@workspace", workspace.Value),
        ("@type", value.Type),
        ("@attribute", value.Attribute),
        ("@key", value.Key),
        ("@owner", owner),
    ];
}
