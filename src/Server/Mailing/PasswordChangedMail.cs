using System.Globalization;

namespace Rolecall.Server.Mailing;

/// <summary>Tells the owner of an account, who may be the last to know.</summary>
internal static class PasswordChangedMail
{
    /// <param name="path">Of the page where a password is reset.</param>
    public static Mail Write(string to, DateTimeOffset at, string publicUrl, string path) => Letter.Write(
        to,
        "Your password was changed",
        publicUrl,
        path,
        [
            $"The password of the account {to} was changed on {at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC, and every other session was ended.",
            "If it was you, there is nothing to do. If it was not, reset the password at once:",
        ],
        ["Then tell the administrator of your workspace."]);
}
