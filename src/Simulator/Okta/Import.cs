using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta;

/// <summary>"To Okta": a whole list, page by page.</summary>
/// <param name="received">Sees each answer before it is read as a list.</param>
internal sealed class Import(OktaSession okta, string endpoint, Func<Exchange, Exchange> received)
{
    private const int Page = 100;
    private const int SmallPages = 5;

    /// <summary>Pages of 100 up to totalResults.</summary>
    /// <returns>The pages; all ids on them are different.</returns>
    public async Task<IReadOnlyList<ResourceList>> AllAsync(CancellationToken ct)
    {
        var pages = new List<ResourceList>();
        var ids = new List<string>();
        do
        {
            pages.Add(await PageAsync(ids.Count + 1, Page, ct));
            ids.AddRange(pages[^1].Ids);
        }
        while (pages[^1].Resources.Count > 0 && ids.Count < pages[^1].Total);

        var last = pages[^1];
        last.Exchange.Hold(ids.Count == last.Total, $"Expected {last.Total} resources as totalResults says, got {ids.Count}.");
        var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        last.Exchange.Hold(twice is null, $"Expected everything once, got id {twice} twice.");
        return pages;
    }

    /// <summary>The order must not depend on the page size.</summary>
    public async Task SameOrderAsync(IReadOnlyList<string> all, CancellationToken ct)
    {
        for (var at = 0; at < Math.Min(all.Count, SmallPages * 2); at += 2)
        {
            var list = await PageAsync(at + 1, 2, ct);
            list.Exchange.Same($"ids at {at + 1}", string.Join(' ', all.Skip(at).Take(2)), string.Join(' ', list.Ids));
        }
    }

    private async Task<ResourceList> PageAsync(int start, int count, CancellationToken ct)
    {
        var list = ResourceList.Of(received(await okta.Scim.GetAsync($"{endpoint}?startIndex={start}&count={count}", ct)));
        list.Exchange.Same("startIndex", start.ToString(), list.StartIndex.ToString());
        list.Exchange.Same("itemsPerPage", list.Resources.Count.ToString(), list.ItemsPerPage.ToString());
        list.Exchange.Hold(list.Resources.Count <= count, $"Expected at most {count} resources on a page, got {list.Resources.Count}.");
        list.Exchange.Hold(!list.Ids.Contains(""), "Expected every resource to have an id.");
        return list;
    }
}
