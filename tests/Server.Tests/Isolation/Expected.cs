namespace Rolecall.Server.Tests.Isolation;

/// <summary>The answer that a cell of the matrix must have. These few rules are all there is; nothing here asks the server.</summary>
public static class Expected
{
    /// <summary>Of a request to a workspace's address.</summary>
    /// <param name="workspace">The one in the path.</param>
    /// <returns>Null when it is let in as far as the route itself.</returns>
    public static int? Refusal(Route route, Actor actor, string workspace)
    {
        if (route.Gate == Gate.Open)
            return null;
        if (route.Gate == Gate.Session)
            return route.Done == 405 && route.Method != "GET" ? 405 : 303; // to look at what there is not needs a session as well
        if (actor.Standing != (route.Gate == Gate.Scim ? Standing.ScimToken : Standing.Key))
            return 401;
        if (route.Gate == Gate.Scim)
            return actor.Home == workspace ? null : 401;
        if (route.Done == 405 || route.Gate == Gate.OwnTeam || actor.Home == workspace)
            return null;
        return route.Gate == Gate.Team ? 401 : 404;
    }

    /// <summary>Of one that changes nothing, in the actor's own workspace; null when there is no such request.</summary>
    public static int? InOwn(Route route, Actor actor)
    {
        if (route.Done == 405)
            return 405;
        if (route.Needs is { } needed && !actor.Permissions.Contains(needed))
            return 403;
        if (route.Pattern.EndsWith("/api-keys", StringComparison.Ordinal) && !actor.IsPerson)
            return 403;
        return route.IdleAnswer;
    }
}
