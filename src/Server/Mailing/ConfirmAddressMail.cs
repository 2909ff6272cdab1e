namespace Rolecall.Server.Mailing;

/// <summary>Goes to the new address, which counts only once its link was used.</summary>
internal static class ConfirmAddressMail
{
    /// <param name="current">The account's address until then: it says who asked.</param>
    /// <param name="path">The link's, from the slash on, with its secret.</param>
    public static Mail Write(string to, string current, string publicUrl, string path, TimeSpan good) => Letter.Write(
        to,
        "Confirm your new address",
        publicUrl,
        path,
        [$"The owner of the account {current} asked to sign in as {to} from now on. If that is you, confirm that this address is yours:"],
        [
            $"The link is good for {Spell.Out(good)} and works once.",
            "If it is not you, do nothing: the address stays unconnected to that account.",
        ]);
}
