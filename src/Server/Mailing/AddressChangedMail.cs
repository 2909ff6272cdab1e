using System.Globalization;

namespace Rolecall.Server.Mailing;

/// <summary>Goes to the old address, whose owner may not have asked for it.</summary>
internal static class AddressChangedMail
{
    public static Mail Write(string to, DateTimeOffset at, string publicUrl) => Letter.Write(
        to,
        "Your address was changed",
        publicUrl,
        path: null,
        [
            $"The account that you signed in to as {to} has another address since {at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC, and this one does not open it any more.",
            "If it was you, there is nothing to do. If it was not, tell the administrator of your workspace at once.",
        ],
        []);
}
