using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Provisioning;

/// <summary>Rules every SCIM write keeps, whatever it writes, and the sentences that say so.</summary>
internal static class WriteRules
{
    /// <param name="name">What the sentence calls it: "user".</param>
    /// <exception cref="RefusedException">VersionMismatch.</exception>
    public static void CheckVersion(string name, long version, EntityTags? condition)
    {
        if (condition?.Matches(version) == false)
        {
            throw new RefusedException(
                Refusal.VersionMismatch, $"The {name} has changed since the version in If-Match was read: read it again, then repeat the change.");
        }
    }

    /// <summary>A write adopts what no connection manages, or one that is disabled; another enabled connection's is not to be touched.</summary>
    /// <param name="name">What the sentence calls it: "member".</param>
    /// <exception cref="RefusedException">Forbidden.</exception>
    public static void CheckManager(string name, ConnectionId? managedBy, Caller caller, Func<ConnectionId?, Connection?> find)
    {
        if (managedBy is { } manager && manager != caller.Connection && find(manager) is { State: ConnectionState.Enabled } other)
        {
            throw new RefusedException(
                Refusal.Forbidden, $"This {name} is managed by the connection '{other.Name}': change it there, or disable that connection.");
        }
    }

    /// <summary>A stored document after a PATCH.</summary>
    /// <param name="ignored">Is given the names that no schema knows.</param>
    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses.</exception>
    public static ComplexNode Patched(ResourceType type, ScimId id, ComplexNode document, PatchRequest patch, ISet<string> ignored)
    {
        // The id is not stored with it, but clients echo it in values (Okta in every rename of a group), and the engine tells an echo from a change.
        var named = document.With("id", new TextNode(id.Value));
        return Patch.Apply(type, named, patch, ignored).With("id", null);
    }
}
