using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class ImportPeople(OktaSession okta) : IFlow
{
    private readonly Import _import = new(okta, "/Users", exchange => exchange);
    private IReadOnlyList<string>? _all;

    public IReadOnlyList<Step> Steps =>
    [
        new("import.all", "Import everybody", "Pages of 100 up to totalResults bring everybody, each once.", AllAsync)
        {
            LookAt = "startIndex counts from 1; totalResults counts all pages; integers, not strings.",
        },
        new("import.order", "Import in small pages", "The order is the same for every page size.",
            ct => _import.SameOrderAsync(_all.Need("the whole list"), ct))
        {
            LookAt = "Sort by something that never changes, such as the id; without an order, pages lose and repeat people.",
        },
    ];

    private async Task AllAsync(CancellationToken ct)
    {
        var pages = await _import.AllAsync(ct);
        IReadOnlyList<string> ids = [.. pages.SelectMany(page => page.Ids)];
        var missing = okta.People.Assigned.FirstOrDefault(assigned => !ids.Contains(assigned.Id));
        pages[^1].Exchange.Hold(missing is null, $"Expected everybody who was created, but {missing?.UserName} is missing.");
        _all = ids;
        okta.Notes.Add($"{ids.Count} people.");
    }
}
