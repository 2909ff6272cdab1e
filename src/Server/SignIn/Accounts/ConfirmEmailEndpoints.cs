using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain.Accounts;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Mails;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>The page behind the link that proves a new address. Looking at it uses nothing up, so that a mail scanner does no harm; the button does.</summary>
internal static class ConfirmEmailEndpoints
{
    public static void MapConfirmEmail(this IEndpointRouteBuilder app)
    {
        // Anyone: the mail may be read in another browser than the one that asked, and the link itself is the proof.
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/confirm-email/{link}", (string link, HttpContext http) => Page(new ConfirmEmailModel($"/confirm-email/{link}", null, http.Csrf())));
        pages.MapPost("/confirm-email/{link}", ConfirmAsync);
    }

    private static async Task<IResult> ConfirmAsync(string link, HttpContext http, ChangeEmail change, Postbox postbox, CancellationToken ct)
    {
        await SameSite.RequireAsync(http);
        var url = await postbox.PublicUrlAsync(ct);
        var account = await change.ConfirmAsync(BrowserCaller.Of(http), link, before => postbox.AddressChanged(before.Email, url), ct);
        return Page(new ConfirmEmailModel($"/confirm-email/{link}", account.Email, http.Csrf()));
    }

    private static RazorComponentResult<ConfirmEmailPage> Page(ConfirmEmailModel model) => new(new { Model = model });
}
