using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;

namespace Rolecall.Server.SignIn.Mails;

/// <summary>Shows the mails that a development server would send, because nobody carries them. Elsewhere there is nothing here.</summary>
internal static class MailboxEndpoints
{
    private const int Most = 100;

    public static void MapMailbox(this IEndpointRouteBuilder app)
    {
        // Anyone on this machine, and in development alone: who waits for a mail has not signed in yet.
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/mail", ListAsync);
        pages.MapGet("/mail/{id}", ReadAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAccounts accounts, Postbox postbox, TimeProvider clock, CancellationToken ct)
    {
        RequireShown(http, postbox);
        var mails = await accounts.ReadMailsAsync(Most, ct);
        return new RazorComponentResult<MailboxPage>(new { Model = new MailboxModel([.. mails.Select(mail => Line(postbox, mail))], clock.GetUtcNow()) });
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, IAccounts accounts, Postbox postbox, CancellationToken ct)
    {
        RequireShown(http, postbox);
        var found = (await accounts.ReadMailsAsync(Most, ct)).FirstOrDefault(mail => mail.Id == id) ?? throw NotHere();
        var url = await postbox.PublicUrlAsync(ct);
        return new RazorComponentResult<MailPage>(new { Model = new MailModel(Line(postbox, found), [.. postbox.Open(found).Text.Split('\n').Select(line => Paragraph(line, url))]) });
    }

    private static MailLine Line(Postbox postbox, Domain.Accounts.SealedMail sealedMail)
    {
        var mail = postbox.Open(sealedMail);
        return new MailLine($"/mail/{sealedMail.Id}", mail.To, mail.Subject, sealedMail.Made);
    }

    /// <summary>A link of ours leads to this server, however it was called up.</summary>
    private static MailParagraph Paragraph(string line, string publicUrl) =>
        new(line, line.StartsWith(publicUrl + "/", StringComparison.Ordinal) ? line[publicUrl.Length..] : null);

    private static void RequireShown(HttpContext http, Postbox postbox)
    {
        if (!postbox.IsShown || http.Connection.RemoteIpAddress is not { } peer || !IPAddress.IsLoopback(peer))
            throw NotHere();
    }

    private static PageErrorException NotHere() => new(StatusCodes.Status404NotFound, PageErrors.Sentence(StatusCodes.Status404NotFound));
}
