using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>What RFC 7644 §3.5 and design §5 make of a request, once more and as plainly as can be: what a User must show afterwards.</summary>
internal static class UserModel
{
    /// <summary>The profile alone: without what the server adds.</summary>
    public static JsonObject Of(JsonNode user)
    {
        var profile = user.DeepClone().AsObject();
        foreach (var name in (string[])["schemas", "id", "meta", "groups", Urns.Role])
            profile.Remove(name);
        return profile;
    }

    /// <summary>What PATCH asks for; null when an operation has to find a value and there is none.</summary>
    public static JsonObject? Patched(JsonObject before, IEnumerable<UserChange> changes)
    {
        var profile = before.DeepClone().AsObject();
        return changes.All(change => Apply(profile, change)) ? profile : null;
    }

    /// <summary>What is stored of a requested profile under role_only: after creation only these change, and what was empty.</summary>
    /// <param name="withheld">Receives the rest, by its path: what was sent, null for what was to go.</param>
    public static JsonObject RoleOnly(JsonObject before, JsonObject asked, Dictionary<string, JsonNode?> withheld, string prefix = "")
    {
        var stored = before.DeepClone().AsObject();
        foreach (var name in before.Select(member => member.Key).Union(asked.Select(member => member.Key)).ToArray())
        {
            var (had, wanted) = (before[name], asked[name]);
            if (had is null || (prefix.Length == 0 && name is "active" or "externalId" or "roles"))
                Set(stored, name, wanted);
            else if (had is JsonObject part)
                stored[name] = RoleOnly(part, wanted as JsonObject ?? [], withheld, name.Contains(':', StringComparison.Ordinal) ? name + ":" : $"{prefix}{name}.");
            else if (!JsonNode.DeepEquals(had, wanted))
                withheld[prefix + name] = wanted;
        }

        return stored;
    }

    private static bool Apply(JsonObject profile, UserChange change)
    {
        if (change.Path?.Contains("].", StringComparison.Ordinal) == true)
            return SetWhere(profile, change, change.Path.Split('[')[0], change.Path.Split('"')[1], change.Path.Split("].")[1]);
        if (change.Path is null)
        {
            foreach (var (name, value) in JsonNode.Parse(change.Value!)!.AsObject())
                Assign(profile, change.Op, name, value);
        }
        else if (change.Path.StartsWith(Urns.Enterprise, StringComparison.Ordinal))
        {
            ApplyInside(profile, Urns.Enterprise, change, change.Path[(Urns.Enterprise.Length + 1)..]);
        }
        else if (change.Path.Contains('[', StringComparison.Ordinal))
        {
            RemoveOfType(profile, change.Path[..change.Path.IndexOf('[', StringComparison.Ordinal)], change.Path.Split('"')[1]);
        }
        else if (change.Path.StartsWith("name.", StringComparison.Ordinal))
        {
            ApplyInside(profile, "name", change, change.Path["name.".Length..]);
        }
        else if (change.Op == "remove")
        {
            profile.Remove(change.Path);
        }
        else
        {
            Assign(profile, change.Op, change.Path, JsonNode.Parse(change.Value!));
        }

        return true;
    }

    private static void Assign(JsonObject profile, string op, string name, JsonNode? value)
    {
        if (value is JsonObject part && profile[name] is JsonObject present)
        {
            foreach (var (sub, inner) in part)
                Assign(present, op, sub, inner);
        }
        else if (op == "add" && value is JsonArray more && profile[name] is JsonArray list)
        {
            foreach (var element in more)
                Add(list, element!.AsObject());
        }
        else if (!IsSameSet(value, profile[name]))
        {
            Set(profile, name, value);
        }
    }

    /// <summary>RFC 7643 §2.4 gives the order of values no meaning: replaced by the same in another, they stay as they are.</summary>
    private static bool IsSameSet(JsonNode? value, JsonNode? present) =>
        value is JsonArray sent && present is JsonArray list && sent.Count == list.Count
        && sent.All(one => list.Any(other => JsonNode.DeepEquals(one, other)));

    private static void Add(JsonArray list, JsonObject element)
    {
        var isPrimary = element["primary"] is not null;
        if (isPrimary)
        {
            foreach (var other in list)
                other!.AsObject().Remove("primary");
        }

        var bare = element.DeepClone().AsObject();
        bare.Remove("primary");
        var same = list.FirstOrDefault(other => JsonNode.DeepEquals(Bare(other!), bare));
        if (same is null)
            list.Add(element.DeepClone());
        else if (isPrimary)
            same["primary"] = true;
    }

    private static JsonObject Bare(JsonNode element)
    {
        var bare = element.DeepClone().AsObject();
        bare.Remove("primary");
        return bare;
    }

    private static void ApplyInside(JsonObject profile, string owner, UserChange change, string name)
    {
        var part = profile[owner] as JsonObject ?? [];
        if (change.Op == "remove")
            part.Remove(name);
        else
            Assign(part, change.Op, name, JsonNode.Parse(change.Value!));
        Set(profile, owner, part.Count == 0 ? null : part);
    }

    /// <summary>add makes a value where none is of that type, replace does not (RFC 7644 §3.5.2.3); two that became the same are one.</summary>
    private static bool SetWhere(JsonObject profile, UserChange change, string list, string type, string sub)
    {
        var elements = (profile[list]?.DeepClone() as JsonArray ?? []).Select(element => element!.DeepClone().AsObject()).ToList();
        if (elements.TrueForAll(element => (string?)element["type"] != type))
        {
            if (change.Op == "replace")
                return false;
            elements.Add(new JsonObject { ["type"] = type });
        }

        foreach (var element in elements.Where(element => (string?)element["type"] == type))
            element[sub] = JsonNode.Parse(change.Value!);
        var distinct = new JsonArray();
        foreach (var element in elements.Where(element => !distinct.Any(other => JsonNode.DeepEquals(other, element))))
            distinct.Add(element.DeepClone());
        profile[list] = distinct;
        return true;
    }

    private static void RemoveOfType(JsonObject profile, string list, string type)
    {
        var left = (profile[list]?.AsArray() ?? []).Where(element => (string?)element!["type"] != type).Select(element => element!.DeepClone());
        Set(profile, list, left.Any() ? new JsonArray([.. left]) : null);
    }

    private static void Set(JsonObject owner, string name, JsonNode? value)
    {
        if (value is null)
            owner.Remove(name);
        else
            owner[name] = value.DeepClone();
    }
}
