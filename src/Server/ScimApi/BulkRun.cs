using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Scim.Bulk;

namespace Rolecall.Server.ScimApi;

/// <summary>
/// Carries out the operations of one bulk request: in their order, but what an operation refers to is created before it, wherever it stands
/// (RFC 7644 §3.7.2). Of a circle the first is created without what it cannot know yet, and completed as soon as that exists (§3.7.1).
/// </summary>
/// <remarks>
/// Creations in a row that refer to nothing are all asked for before the first is awaited: the store decides on them in the order it is
/// asked, and waits for the disk once. Where errors are to end the request, each is awaited.
/// </remarks>
internal sealed class BulkRun(BulkRequest request, BulkTarget target)
{
    private const int MostAtOnce = 50;

    private readonly IReadOnlyList<BulkOperation> operations = request.Operations;
    private readonly BulkResult?[] results = new BulkResult?[request.Operations.Count];
    private readonly IReadOnlySet<string>?[] referred = new IReadOnlySet<string>?[request.Operations.Count];
    private readonly HashSet<int> begun = [];
    private readonly List<Incomplete> incomplete = [];
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> creators = request.Operations
        .Select((operation, at) => (operation, at))
        .Where(one => one.operation is { Creates: true, BulkId: not null, Problem: null })
        .ToDictionary(one => one.operation.BulkId!, one => one.at, StringComparer.Ordinal);

    private bool IsOver => request.FailOnErrors is { } most && results.Count(result => result is { Failed: true }) >= most;

    /// <returns>Of those that were carried out, in the order they were sent.</returns>
    public async Task<IReadOnlyCollection<BulkResult>> RunAsync(CancellationToken ct)
    {
        for (var at = 0; at < operations.Count && !IsOver; at++)
        {
            if (InARow(at) is { Length: > 1 } row)
            {
                await CreateAsync(row, ct);
                at += row.Length - 1;
            }
            else
            {
                await RunAsync(at, ct);
            }
        }

        foreach (var (at, _) in incomplete)
            await GiveUpAsync(at, ct);
        return [.. results.OfType<BulkResult>()];
    }

    /// <summary>The creations from here on that stand for themselves.</summary>
    private int[] InARow(int first) => request.FailOnErrors is not null ? [] :
    [
        .. Enumerable.Range(first, Math.Min(MostAtOnce, operations.Count - first)).TakeWhile(at =>
            operations[at] is { Creates: true, Problem: null } && !begun.Contains(at) && ReferencesOf(at).Count == 0),
    ];

    private IReadOnlySet<string> ReferencesOf(int at) => referred[at] ??= BulkReferences.In(operations[at]);

    private async Task CreateAsync(int[] row, CancellationToken ct)
    {
        var outcomes = await Task.WhenAll(row.Select(at => target.RunAsync(operations[at].Method!, operations[at].Path!, operations[at].Data, operations[at].Version, ct)));
        foreach (var (at, outcome) in row.Zip(outcomes))
        {
            begun.Add(at);
            Keep(at, outcome);
        }
    }

    private async Task RunAsync(int at, CancellationToken ct)
    {
        if (!begun.Add(at))
            return;

        var operation = operations[at];
        if (operation.Problem is { } problem)
        {
            results[at] = Refused(operation, problem);
            return;
        }

        var references = ReferencesOf(at);
        if (references.FirstOrDefault(reference => !creators.ContainsKey(reference)) is { } unknown)
        {
            results[at] = Refused(operation, new RefusedException(
                Refusal.InvalidValue, $"No POST of this request has the bulkId '{unknown}': send the two together."));
            return;
        }

        foreach (var reference in references)
            await RunAsync(creators[reference], ct);
        if (!IsOver)
            await CarryOutAsync(at, references, ct);
        else
            begun.Remove(at);
    }

    private async Task CarryOutAsync(int at, IReadOnlySet<string> references, CancellationToken ct)
    {
        var operation = operations[at];
        if (references.FirstOrDefault(reference => results[creators[reference]] is { Failed: true }) is { } failed)
        {
            results[at] = Refused(operation, new RefusedException(
                Refusal.Conflict, $"The operation with the bulkId '{failed}' failed, so there is nothing to refer to: mend that one and send both again."));
            return;
        }

        var open = references.Where(reference => !ids.ContainsKey(reference)).ToHashSet(StringComparer.Ordinal);
        var outcome = await target.RunAsync(operation.Method!, PathOf(operation), DataOf(operation), operation.Version, ct);
        Keep(at, outcome);
        if (open.Count > 0 && !results[at]!.Failed)
            incomplete.Add(new Incomplete(at, open));
        await CompleteAsync(ct);
    }

    private void Keep(int at, BulkOutcome outcome)
    {
        var operation = operations[at];
        results[at] = ResultOf(operation, outcome);
        if (outcome is { Id: { } id } && operation is { Creates: true, BulkId: { } bulkId })
            ids[bulkId] = id;
    }

    /// <summary>Those that waited for an id that is known now get it, by a PUT of all that was sent.</summary>
    private async Task CompleteAsync(CancellationToken ct)
    {
        foreach (var one in incomplete.Where(one => one.Open.All(ids.ContainsKey)).ToArray())
        {
            incomplete.Remove(one);
            var operation = operations[one.At];
            var outcome = await target.RunAsync("PUT", $"{operation.Path}/{ids[operation.BulkId!]}", DataOf(operation), null, ct);
            if (outcome.Status >= 300)
                await GiveUpAsync(one.At, ct);
            else
                results[one.At] = results[one.At]! with { Version = outcome.Version };
        }
    }

    /// <summary>An operation that fails leaves nothing behind: what was created without its references goes again.</summary>
    private async Task GiveUpAsync(int at, CancellationToken ct)
    {
        var operation = operations[at];
        await target.RunAsync("DELETE", $"{operation.Path}/{ids[operation.BulkId!]}", null, null, ct);
        results[at] = Refused(operation, new RefusedException(
            Refusal.Conflict, "The operations refer to each other in a circle that cannot be closed: send this one without the reference."));
    }

    private string PathOf(BulkOperation operation) => BulkReferences.Resolve(operation.Path!, ids.GetValueOrDefault);

    private JsonElement? DataOf(BulkOperation operation) =>
        operation.Data is { } data ? BulkReferences.Resolve(data, ids.GetValueOrDefault) : null;

    private BulkResult Refused(BulkOperation operation, RefusedException refusal)
    {
        var location = operation.Creates || operation.Path is null ? null : target.LocationOf(operation.Path);
        return ResultOf(operation, BulkOutcome.Of(ScimErrors.Of(refusal), location));
    }

    private static BulkResult ResultOf(BulkOperation operation, BulkOutcome outcome) =>
        new(operation, outcome.Status, outcome.Location, outcome.Version, outcome.Error);

    /// <param name="Open">The references it was created without.</param>
    private sealed record Incomplete(int At, IReadOnlySet<string> Open);
}
