namespace Rolecall.Server.Tests.ResourceTypes;

/// <summary>Filters, order and pages over a type that came as data: all of it runs in the database.</summary>
public sealed class OwnTypeQueries(RunningServer server)
{
    [Theory, Spec("X-07", "P-3.4.2.2-03", "P-3.4.2.2-04", "P-3.4.2.2-05", "P-3.4.2.2-07", "P-3.4.2.2-09", "P-3.4.2.2-10", "P-3.4.2.2-15", "P-3.4.2.2-20", "P-3.4.2.2-23")]
    [InlineData("label eq \"DRILL\"", "drill")]
    [InlineData("label sw \"s\"", "saw")]
    [InlineData("label co \"AW\" or label ew \"ill\"", "drill saw")]
    [InlineData("serial eq \"aB-1\"", "drill")]
    [InlineData("serial eq \"AB-1\"", "")]
    [InlineData("code eq \"x1\"", "drill")]
    [InlineData("number eq 7", "drill")]
    [InlineData("number gt 7", "saw")]
    [InlineData("number le 7", "drill")]
    [InlineData("not (number pr)", "tape")]
    [InlineData("weight eq 1.25", "drill")]
    [InlineData("weight lt 2 and weight ge 0.5", "drill saw")]
    [InlineData("working eq false", "drill")]
    [InlineData("working pr", "drill saw")]
    [InlineData("bought eq \"2026-03-01T08:00:00Z\"", "drill")]
    [InlineData("bought lt \"2026-03-01T08:00:00.001Z\"", "drill")]
    [InlineData("page eq \"https://example.com/Drill\"", "drill")]
    [InlineData("page eq \"https://example.com/drill\"", "")]
    [InlineData("picture eq \"AAEC\"", "drill")]
    [InlineData("colours eq \"RED\"", "drill saw")]
    [InlineData("colours ne \"red\"", "drill")]
    [InlineData("sizes gt 10", "drill")]
    [InlineData("checks lt \"2026-06-01T00:00:00Z\"", "drill")]
    [InlineData("maker.name eq \"acme\"", "drill")]
    [InlineData("maker.since ge 1990", "drill")]
    [InlineData("maker.aliases eq \"b\"", "drill")]
    [InlineData("maker pr", "drill")]
    [InlineData("parts[type eq \"spare\" and amount gt 10]", "drill")]
    [InlineData("parts[type eq \"main\" and amount gt 10]", "")]
    [InlineData("parts.value eq \"MOTOR\"", "drill saw")]
    [InlineData("parts[primary eq false]", "drill saw")]
    [InlineData("parts co \"ot\"", "drill saw")]
    [InlineData("history eq \"long\"", "drill")]
    [InlineData("kind pr", "drill")]
    [InlineData("externalId eq \"G-1\"", "drill")]
    [InlineData("externalId eq \"g-1\"", "")]
    [InlineData("meta.resourceType eq \"Gadget\"", "drill saw tape")]
    [InlineData("meta.lastModified gt \"2000-01-01T00:00:00Z\"", "drill saw tape")]
    [InlineData("urn:example:params:scim:schemas:2.0:Gadget:label eq \"saw\"", "saw")]
    [InlineData("urn:example:params:scim:schemas:2.0:Tag:text eq \"ours\"", "drill")]
    [InlineData("urn:example:params:scim:schemas:2.0:Tag:inks eq \"black\"", "drill")]
    [InlineData("schemas eq \"urn:example:params:scim:schemas:2.0:Tag\"", "drill")]
    [InlineData("schemas eq \"urn:example:params:scim:schemas:2.0:Gadget\"", "drill saw tape")]
    [InlineData("label eq \"saw\" or externalId eq \"G-1\"", "drill saw")]
    [InlineData("externalId eq \"G-1\" and label eq \"saw\"", "")]
    public async Task A_filter_finds_what_matches(string filter, string labels)
    {
        var workspace = await GivenAsync();

        var answer = await workspace.FindGadgetsAsync(filter);

        Assert.Equal(200, answer.Status);
        Assert.Equal(labels, string.Join(' ', Labels(answer)), ignoreCase: true);
    }

    [Theory, Spec("P-3.4.2.2-06", "P-3.4.2.2-12", "P-3.4.2.2-19", "S-7-20")]
    [InlineData("working gt true", 400, "invalidFilter")]
    [InlineData("picture gt \"AA\"", 400, "invalidFilter")]
    [InlineData("maker eq \"x\"", 400, "invalidFilter")]
    [InlineData("userName eq \"x\"", 400, "invalidFilter")]
    [InlineData("number eq \"x\"", 400, "invalidFilter")]
    [InlineData("pin eq \"1234-secret\"", 403, "sensitive")]
    [InlineData("hidden pr", 403, "sensitive")]
    public async Task A_filter_that_makes_no_sense_is_refused(string filter, int status, string scimType)
    {
        var workspace = await server.GivenGadgetsAsync();

        (await workspace.FindGadgetsAsync(filter)).AssertScimError(status, scimType);
    }

    [Theory, Spec("P-3.4.2.3-01", "P-3.4.2.3-02", "P-3.4.2.3-03", "P-3.4.2.3-04", "P-3.4.2.3-05", "P-3.4.2.3-08")]
    [InlineData("label", "ascending", "drill saw tape")]
    [InlineData("label", "descending", "tape saw drill")]
    [InlineData("number", "ascending", "drill saw tape")]
    [InlineData("number", "descending", "tape saw drill")]
    [InlineData("weight", "ascending", "saw drill tape")]
    [InlineData("bought", "descending", "saw tape drill")]
    [InlineData("parts.amount", "ascending", "drill saw tape")]
    [InlineData("maker.name", "ascending", "drill saw tape")]
    [InlineData("meta.created", "ascending", "drill saw tape")]
    [InlineData("urn:example:params:scim:schemas:2.0:Tag:text", "ascending", "drill saw tape")]
    public async Task A_list_is_sorted(string sortBy, string sortOrder, string labels)
    {
        var workspace = await GivenAsync();

        var answer = await workspace.GetAsync($"/Gadgets?sortBy={sortBy}&sortOrder={sortOrder}");

        Assert.Equal(labels, string.Join(' ', Labels(answer)), ignoreCase: true);
    }

    [Fact, Spec("P-3.4.2.4-10", "C-2-02", "P-3.4.3-01", "P-3.4.3-03", "T-19")]
    public async Task Pages_by_index_and_by_cursor_and_posted_queries_show_the_same()
    {
        var workspace = await GivenAsync();

        var second = await workspace.GetAsync("/gadgets/?startIndex=2&count=1");
        Assert.Equal(("Saw", 3, 2), (Assert.Single(Labels(second)), second.Total(), (int)second["startIndex"]!));
        var walked = new List<string>();
        var page = await workspace.GetAsync("/Gadgets?cursor&count=2&sortBy=weight");
        walked.AddRange(Labels(page));
        page = await workspace.GetAsync($"/Gadgets?cursor={page["nextCursor"]}&count=2&sortBy=weight");
        walked.AddRange(Labels(page));
        Assert.Equal(["Saw", "Drill", "Tape"], walked);
        Assert.Null(page["nextCursor"]);
        Assert.Equal(["Drill"], Labels(await workspace.PostAsync("/Gadgets/.search", """{ "filter": "number eq 7" }""")));
    }

    [Fact, Spec("P-3.4.2.1-01", "P-3.4.2.1-02", "P-3.4.3-04")]
    public async Task A_query_at_the_root_finds_it_beside_users_and_groups()
    {
        var workspace = await GivenAsync();
        await workspace.PostAsync("/Groups", """{ "displayName": "Owners" }""");

        Assert.Equal(5, (await workspace.GetAsync("/")).Total());
        Assert.Equal(["Drill"], Labels(await workspace.PostAsync("/.search", """{ "filter": "number eq 7" }""")));
        Assert.Equal(4, (await workspace.PostAsync("/.search", """{ "filter": "label pr or displayName eq \"owners\"" }""")).Total());
    }

    private static IEnumerable<string> Labels(Answer answer) =>
        answer["Resources"]!.AsArray().Select(gadget => (string)gadget!["label"]!);

    private async Task<TestWorkspace> GivenAsync()
    {
        var workspace = await server.GivenGadgetsAsync();
        await workspace.GivenGadgetAsync(Gadgets.Whole);
        await workspace.GivenGadgetAsync("""
            { "label": "Saw", "number": 12, "weight": 0.5, "working": true, "colours": ["red"], "parts": [{ "value": "motor", "amount": 3 }] }
            """);
        await workspace.GivenGadgetAsync("""{ "label": "Tape", "bought": "2026-04-01T00:00:00Z" }""");
        return workspace;
    }
}
