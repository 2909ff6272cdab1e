using System.Text;
using System.Text.Encodings.Web;

namespace Rolecall.Server.Mailing;

/// <summary>A mail of a few paragraphs, one of which may be a link; makes the plain text and the HTML of the same words.</summary>
internal static class Letter
{
    /// <param name="publicUrl">The configured one: a link on anything else may be a stranger's (security.md R-08).</param>
    /// <param name="path">Of the link, with its secret; null for a letter without one.</param>
    /// <param name="before">The paragraphs before the link.</param>
    /// <param name="after">The paragraphs after it.</param>
    public static Mail Write(string to, string subject, string publicUrl, string? path, string[] before, string[] after)
    {
        string[] closing = [.. after, $"This mail was sent by Rolecall at {publicUrl}. Nobody reads answers to it."];
        string[] link = path is null ? [] : [LinkTo(publicUrl, path)];
        return new Mail(to, subject, string.Join("\n\n", [.. before, .. link, .. closing]) + "\n", Html(subject, before, link, closing));
    }

    private static string LinkTo(string publicUrl, string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(c => c is <= ' ' or > '~')
            ? publicUrl + path
            : throw new ArgumentException("A link in a mail is a path of this installation.", nameof(path));

    private static string Html(string subject, string[] before, string[] link, string[] after)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Encoded(subject)).Append("</title></head><body>\n");
        foreach (var paragraph in before)
            html.Append("<p>").Append(Encoded(paragraph)).Append("</p>\n");
        foreach (var url in link)
            html.Append("<p><a href=\"").Append(Encoded(url)).Append("\">").Append(Encoded(url)).Append("</a></p>\n");
        foreach (var paragraph in after)
            html.Append("<p>").Append(Encoded(paragraph)).Append("</p>\n");
        return html.Append("</body></html>\n").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
