using Xunit.v3;

namespace Rolecall.Testing;

/// <summary>Names the requirements a test proves; <c>./dev spec</c> lists those that no test names.</summary>
/// <param name="requirements">Ids as in docs/spec.md, for example "P-3.3-01" or "R-27".</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class SpecAttribute(params string[] requirements) : Attribute, ITraitAttribute
{
    public IReadOnlyList<string> Requirements { get; } = requirements;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. Requirements.Select(requirement => KeyValuePair.Create("Spec", requirement))];
}
