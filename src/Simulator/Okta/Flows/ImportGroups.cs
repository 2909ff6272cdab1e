using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class ImportGroups(OktaSession okta, GroupPush push) : IFlow
{
    private readonly Import _import = new(okta, "/Groups", push.HoldOffered);
    private IReadOnlyList<string>? _all;

    public IReadOnlyList<Step> Steps =>
    [
        new("import.groups", "Import groups", "Pages of 100 up to totalResults bring every group, once.", AllAsync)
        {
            Needs = Features.Groups,
            LookAt = "GET /Groups pages as GET /Users does.",
        },
        new("import.groups-order", "Import groups in small pages", "The order of groups is the same for every page size.", OrderAsync)
        {
            Needs = Features.Groups,
            LookAt = "Sort by something that never changes, such as the id; a name can change.",
        },
    ];

    private async Task AllAsync(CancellationToken ct)
    {
        push.Offered();
        var pages = await _import.AllAsync(ct);
        foreach (var page in pages)
        {
            foreach (var group in page.Resources)
                page.Exchange.Group(group);
            foreach (var pushed in push.There)
                AsPushed(page, pushed);
        }

        IReadOnlyList<string> ids = [.. pages.SelectMany(page => page.Ids)];
        var missing = push.There.FirstOrDefault(pushed => !ids.Contains(pushed.Id));
        pages[^1].Exchange.Hold(missing is null, $"Expected every group that was pushed, but \"{missing?.Name}\" is missing.");
        _all = ids;
        okta.Notes.Add($"{ids.Count} groups.");
    }

    private async Task OrderAsync(CancellationToken ct)
    {
        push.Offered();
        await _import.SameOrderAsync(_all.Need("the list of groups"), ct);
    }

    private static void AsPushed(ResourceList page, PushedGroup pushed)
    {
        if (page.Resources.FirstOrDefault(group => group.Find("id").Text() == pushed.Id) is not { } listed)
            return;
        page.Exchange.Same("displayName", pushed.Name, listed.Find("displayName").Text());
        // A list may leave members out; those it shows would become Okta's.
        if (listed.Find("members") is JsonArray)
            page.Exchange.Members(
                listed, pushed.Members.ToDictionary(member => member.Id, member => member.UserName, StringComparer.Ordinal));
    }
}
