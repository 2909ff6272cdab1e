namespace Rolecall.Server.Mailing;

/// <summary>The way back in for someone who forgot the password .</summary>
internal static class ResetPasswordMail
{
    /// <param name="path">The link's, from the slash on, with its secret.</param>
    public static Mail Write(string to, string publicUrl, string path, TimeSpan good) => Letter.Write(
        to,
        "Reset your password",
        publicUrl,
        path,
        [$"Somebody who typed this address asked to reset the password of the account {to}. If it was you, choose a new one here:"],
        [
            $"The link is good for {Spell.Out(good)} and works once.",
            "If it was not you, do nothing: your password stays as it is, and the link is no use to anybody who cannot read this mail.",
        ]);
}
