using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Conformance;

/// <summary>Runs the clauses one by one, says of each what came of it, and removes what it made.</summary>
internal sealed class ProfileCheck(Run run, TextWriter output)
{
    private const int Sentence = 92;

    private bool isBroken;

    /// <returns>Whether no clause is broken and nothing was left behind.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var session = new CheckSession(run);
        var discovery = new DiscoveryClauses(session);
        Clause[] clauses =
        [
            .. discovery.All.Concat(new ResourceClauses(session).All).Concat(new PatchClauses(session).All)
                .Append(TransportClause.Of(run.Settings)).OrderBy(clause => clause.Id, StringComparer.Ordinal),
            discovery.Claim(() => !isBroken),
        ];
        try
        {
            foreach (var clause in clauses)
                await output.WriteLineAsync($"{clause.Id}  {clause.Sentence,-Sentence}  {run.Secrets.Hide(await ResultAsync(clause, ct))}");
        }
        finally
        {
            // Also when it was interrupted: nobody is to find people of ours tomorrow.
            await RemoveAsync(session);
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(isBroken ? "The interoperability profile is not kept." : "Every clause that could be tried holds.");
        return !isBroken;
    }

    private async Task<string> ResultAsync(Clause clause, CancellationToken ct)
    {
        run.Line.Forget();
        try
        {
            return await clause.CheckAsync(ct) is { } seen ? $"ok: {seen}" : "ok";
        }
        catch (StepNotRunException reason)
        {
            return $"not run: {reason.Message}";
        }
        catch (StepFailedException failure)
        {
            isBroken = true;
            var exchange = failure.Request is { } request ? new { request.Method, request.Url } : null;
            return exchange is null
                ? $"not ok: {failure.Message}"
                : $"not ok: {exchange.Method} {PathOf(exchange.Url)}: {failure.Message}";
        }
    }

    private string PathOf(string url) => Uri.UnescapeDataString(url[run.Settings.BaseUrl.Length..]);

    private async Task RemoveAsync(CheckSession session)
    {
        foreach (var path in await session.RemoveAllAsync(CancellationToken.None))
        {
            isBroken = true;
            await output.WriteLineAsync($"Left behind, because it could not be deleted: {path}");
        }
    }
}
