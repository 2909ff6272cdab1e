using Microsoft.AspNetCore.Components;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>A page that is about the person.</summary>
public abstract class AccountPage<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    [Parameter, EditorRequired]
    public AccountShell Around { get; set; } = default!;
}
