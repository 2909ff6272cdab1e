namespace Rolecall.Server.SignIn.Passwords;

internal enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, and its hash was made more cheaply than is usual now: hash it again and store that.</summary>
    RightHashAgain,
}
