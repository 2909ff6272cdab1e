namespace Rolecall.Simulator.Conformance;

/// <summary>One clause of the SCIM interoperability profile (draft-zollner-scim-interop-profile).</summary>
/// <param name="CheckAsync">
/// Returns when the clause holds, with what else is worth knowing; else throws <see cref="Steps.StepFailedException"/>, or
/// <see cref="Steps.StepNotRunException"/> where it cannot be tried.
/// </param>
internal sealed record Clause(string Id, string Sentence, Func<CancellationToken, Task<string?>> CheckAsync)
{
    public static Clause Of(string id, string sentence, Func<CancellationToken, Task> check) => new(id, sentence, async ct =>
    {
        await check(ct);
        return null;
    });
}
