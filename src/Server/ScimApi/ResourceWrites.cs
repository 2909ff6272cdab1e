using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;

namespace Rolecall.Server.ScimApi;

/// <summary>Finds through what the resources of an endpoint are written.</summary>
internal sealed class ResourceWrites(UserWrites users, GroupWrites groups, ResourceOperations own)
{
    /// <param name="endpoint">"/Users", in any case (RFC 7643 §6).</param>
    /// <returns>Null when the workspace has no such endpoint.</returns>
    public IResourceWrites? Find(ScimRequest scim, string endpoint)
    {
        if (endpoint.Equals(MemberSchemas.User.Endpoint, StringComparison.OrdinalIgnoreCase))
            return users;
        if (endpoint.Equals(GroupSchemas.Group.Endpoint, StringComparison.OrdinalIgnoreCase))
            return groups;
        return scim.Types.OwnAt(endpoint) is { } type ? new OwnResourceWrites(type, own) : null;
    }
}
