using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Rolecall.Server.Tests;

/// <summary>The walls of the house (docs/design): what is here cannot be undone by accident.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "Rolecall.Server.";

    /// <summary>Stand beneath all rooms; everything else in Server is a room or the composition.</summary>
    private static readonly string[] Floor = ["Access", "Egress", "Hosting", "Mailing", "Pages", "Recording"];

    private static readonly Architecture Server = new ArchLoader().LoadAssembly(typeof(Composition).Assembly).Build();

    [Fact]
    public void No_room_of_the_server_knows_another_room()
    {
        var crossings =
            from type in Server.Types
            let room = RoomOf(type.FullName)
            where room is not null
            from target in type.Dependencies.Select(dependency => dependency.Target.FullName).Distinct()
            let other = RoomOf(target)
            where other is not null && other != room && !Floor.Contains(other)
            select $"{type.FullName} -> {target}";

        Assert.Empty(crossings);
    }

    [Fact]
    public void The_floor_rests_on_no_room()
    {
        var crossings =
            from type in Server.Types
            where Floor.Contains(RoomOf(type.FullName))
            from target in type.Dependencies.Select(dependency => dependency.Target.FullName).Distinct()
            let other = RoomOf(target)
            where other is not null && !Floor.Contains(other)
            select $"{type.FullName} -> {target}";

        Assert.Empty(crossings);
    }

    [Theory]
    [InlineData("Rolecall.Scim")]
    [InlineData("Rolecall.Saml")]
    [InlineData("Rolecall.Domain", "Rolecall.Scim")]
    [InlineData("Rolecall.Storage", "Rolecall.Domain", "Rolecall.Scim", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.batteries_v2", "SQLitePCLRaw.core")]
    [InlineData("Rolecall.Simulator", "System.CommandLine", "Microsoft.AspNetCore", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*", "Microsoft.Net.Http.Headers")]
    public void An_inner_project_references_only_what_the_plan_allows(string project, params string[] allowed)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, reference => !IsOfTheRuntime(reference) && !allowed.Any(name => Names(name, reference)));
    }

    private static bool Names(string allowed, string assembly) => allowed.EndsWith(".*", StringComparison.Ordinal)
        ? assembly.StartsWith(allowed[..^1], StringComparison.Ordinal)
        : assembly == allowed;

    private static bool IsOfTheRuntime(string assembly) =>
        assembly == "netstandard" || (assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.CommandLine");

    /// <summary>Null outside the server and for the composition itself.</summary>
    private static string? RoomOf(string type)
    {
        if (!type.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var rest = type[Root.Length..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : rest[..dot];
    }
}
