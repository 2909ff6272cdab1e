using System.Buffers.Text;
using System.Text;
using Rolecall.Scim.Paging;

namespace Rolecall.Server.Admin;

/// <summary>Where the next page of a list begins, as a piece of a URL. It grants nothing and is only a place: whatever is written there, the same list is walked.</summary>
internal static class Places
{
    public static string Write(ListPosition place) =>
        place.Key is { } key ? $"{place.Number}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key))}" : place.Number.ToString();

    /// <returns>Null for what is no place: then the list begins.</returns>
    public static ListPosition? Read(string? text)
    {
        if (text is null)
            return null;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (!long.TryParse(dot < 0 ? text : text[..dot], out var number) || number < 1)
            return null;
        if (dot < 0)
            return new ListPosition(null, number);
        if (!Base64Url.IsValid(text.AsSpan(dot + 1)))
            return null;
        var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.AsSpan(dot + 1)));
        return key.Contains('\0', StringComparison.Ordinal) ? null : new ListPosition(key, number); // no store keeps such a key
    }
}
