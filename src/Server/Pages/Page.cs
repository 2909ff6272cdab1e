using Microsoft.AspNetCore.Components;

namespace Rolecall.Server.Pages;

/// <summary>A page is a view: all that it shows is in its model, and it asks nobody.</summary>
/// <remarks>Components that the compiler makes of .razor files are public, so what they show is public too.</remarks>
public abstract class Page<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    [Parameter]
    public Shell Shell { get; set; } = default!;
}
