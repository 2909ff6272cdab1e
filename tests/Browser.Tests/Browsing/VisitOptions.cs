namespace Rolecall.Browser.Tests.Browsing;

/// <summary>How a visitor looks at the pages. 360 is a small phone, 1440 a desk.</summary>
internal sealed record VisitOptions
{
    public int Width { get; init; } = 1440;

    public int Height { get; init; } = 900;

    public bool Dark { get; init; }

    /// <summary>For axe, whose script a strict content security policy keeps out: the policy is then not enforced, and says nothing.</summary>
    public bool ForAxe { get; init; }

    /// <summary>Parts of console errors that the test means to provoke, for example "status of 403".</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];
}
