using System.Diagnostics;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>
/// G-08: every endpoint × every method × every kind of resource × every kind of actor. The routes are those of the running server, the answers
/// follow from the rules of <see cref="Expected"/>; after each group of cells all that can be read of the other workspace is as it was.
/// </summary>
public sealed class Matrix(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 8 };

    private Tenant Theirs => tenants.Theirs;

    private Tenant Ours => tenants.Ours;

    /// <summary>Before anything about the id in the path is told, the credential must be the right one; foreign, deleted or never given, the answer is one.</summary>
    [Fact, Spec("I-06", "I-51", "R-19", "R-20", "R-24", "R-25", "P-6-01", "P-6-02")]
    public async Task Nobody_opens_the_doors_of_another_workspace()
    {
        var watch = Stopwatch.StartNew();
        var before = tenants.Counted;
        foreach (var routes in tenants.Routes.Concat(Routes.NotMapped(tenants.Routes)).Where(route => route.Gate != Gate.Open).GroupBy(route => route.Pattern))
        {
            await tenants.RunAsync(routes.Key, cells => Parallel.ForEachAsync(
                from route in routes from actor in tenants.Actors where Expected.Refusal(route, actor, Theirs.Id) is not null select (route, actor),
                Together,
                async (cell, _) => await KnockAsync(cells, cell.route, cell.actor)));
        }

        Report(before, watch);
    }

    /// <summary>In one's own workspace a foreign id is answered like one that never was, whatever stands around it.</summary>
    [Fact, Spec("I-50", "I-51", "R-20", "P-6-02", "P-2-09", "P-7.5.1-01")]
    public async Task A_foreign_id_names_nothing_in_ones_own_workspace()
    {
        var watch = Stopwatch.StartNew();
        var before = tenants.Counted;
        foreach (var routes in tenants.Routes.Where(route => route.Slot is not null && route.Gate != Gate.Session).GroupBy(route => route.Pattern))
        {
            await tenants.RunAsync(routes.Key, cells => Parallel.ForEachAsync(
                from route in routes
                from actor in Ours.Actors
                where actor.Standing == (route.Gate == Gate.Scim ? Standing.ScimToken : Standing.Key)
                from id in Foreign.Ids(route.Slot!, Theirs)
                from around in Foreign.Surroundings(route, Theirs, id)
                select (route, actor, id, around),
                Together,
                async (cell, _) => await cells.TwinAsync(
                    cell.actor, cell.route.Method, cell.id, Tenant.Never[cell.route.Slot!],
                    id => (cell.route.Path(Ours.Id, id) + cell.around.Query(cell.route, id), cell.around.Body(cell.route, Ours, id)),
                    Foreign.Answer(cell.route, cell.actor),
                    cell.around.Adjust)));
        }

        Report(before, watch);
    }

    /// <summary>What a request refers to in body, filter, query or header is looked for in its own workspace only.</summary>
    [Theory, Spec("I-50", "I-51", "R-20", "R-24", "P-6-02", "P-6-04", "P-6-05", "P-6-06", "P-6-07", "C-5-01")]
    [MemberData(nameof(References.Groups), MemberType = typeof(References))]
    public async Task A_foreign_reference_refers_to_nothing(string group)
    {
        var watch = Stopwatch.StartNew();
        var before = tenants.Counted;
        var ours = await tenants.Server.GivenTenantAsync("numbat" + group); // what others have written changes no answer
        await tenants.RunAsync(group, async cells =>
        {
            foreach (var reference in References.Of(group))
                await reference.RunAsync(cells, ours, Theirs);
        });
        Report(before, watch);
    }

    /// <summary>In one's own workspace a key does what its holder's role allows, and a refusal tells nothing of what there is.</summary>
    [Fact, Spec("I-52", "R-22", "R-20")]
    public async Task In_ones_own_workspace_the_role_decides()
    {
        var watch = Stopwatch.StartNew();
        var before = tenants.Counted;
        var keys = Theirs.Actors.Where(actor => actor.Standing == Standing.Key).ToArray();
        foreach (var routes in tenants.Routes.Concat(Routes.NotMapped(tenants.Routes)).Where(route => route.Gate is not (Gate.Open or Gate.Scim or Gate.Session)).GroupBy(route => route.Slot))
        {
            await tenants.RunAsync($"by {routes.Key}", cells => Parallel.ForEachAsync(
                from route in routes from actor in keys select (route, actor),
                Together,
                async (cell, _) => await Ranks.TryAsync(cells, cell.route, cell.actor, Theirs)));
        }

        await tenants.RunAsync("members", cells => Ranks.ReachAsync(cells, Theirs));
        Report(before, watch);
    }

    /// <summary>Routes without a credential: health, the page of an owner link, the operator's socket.</summary>
    [Fact, Spec("R-20", "I-06")]
    public async Task Open_routes_open_nothing_of_a_workspace()
    {
        var watch = Stopwatch.StartNew();
        var before = tenants.Counted;
        await tenants.RunAsync("open", cells => Parallel.ForEachAsync(
            from route in tenants.Routes.Concat(Routes.NotMapped(tenants.Routes)).Where(route => route.Gate == Gate.Open)
            from actor in tenants.Actors
            from link in route.Pattern.Contains("{link}", StringComparison.Ordinal)
                ? new[] { "never", Theirs.Id, Theirs.Workspace.ScimToken, Theirs.Workspace.ApiKey, Theirs.Ids["handle"][^1] }
                : ["999999999"] // a number that nothing has
            select (route, actor, link),
            Together,
            async (cell, _) => await cells.SendAsync(
                cell.actor, cell.route.Method, cell.route.Path(Theirs.Id, cell.link), cell.route.Body is { } body ? Theirs.Fill(body) : null, cell.route.Done)));
        Report(before, watch);
    }

    /// <summary>The control: what is refused above works for the right one, and who may see the word does see it.</summary>
    [Fact, Spec("R-20", "R-22")]
    public async Task The_right_one_is_let_in_everywhere()
    {
        var watch = Stopwatch.StartNew();
        var tenant = await tenants.Server.GivenTenantAsync("wombat");
        var cells = new Cells(tenants.Server, Theirs);
        foreach (var route in tenants.Routes.Where(route => route.Gate is not (Gate.Open or Gate.Session)))
            await Controls.RunAsync(cells, route, tenant);
        cells.AssertNone();
        TestContext.Current.TestOutputHelper!.WriteLine($"{cells.Count} cells of the right one in {watch.ElapsedMilliseconds} ms");
    }

    private async Task KnockAsync(Cells cells, Route route, Actor actor)
    {
        var expected = Expected.Refusal(route, actor, Theirs.Id);
        var isTheirs = actor.Name == $"{Theirs.Word}'s SCIM token of a disabled connection"; // it is told its connection's name
        string[] ids = route.Slot is { } slot ? [Tenant.Never[slot], .. Theirs.Ids[slot].Take(route.Done == 405 ? 1 : 4)] : [""];
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            foreach (var workspace in new[] { Theirs.Id, "987654321" })
            {
                var path = route.Path(workspace, id);
                var body = route.Body is { } json ? Theirs.Fill(json, id) : null;
                var answer = await cells.SendAsync(actor, route.Method, path, body, expected, isTheirs: isTheirs);
                answers.Add(Comparable.Of(answer, workspace, (path, body)));
            }
        }

        if (answers.Count > 1)
            cells.Fault($"{actor}: {route} tells ids or workspaces apart:\n  {string.Join("\n  ", answers)}");
    }

    private void Report(int before, Stopwatch watch) => TestContext.Current.TestOutputHelper!.WriteLine(
        $"{tenants.Counted - before} cells in {watch.ElapsedMilliseconds} ms, 0 leaks; {tenants.Counted} so far");
}
