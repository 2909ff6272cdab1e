using Rolecall.Scim;

namespace Rolecall.Storage.Sessions;

/// <summary>What a store says to whoever asked for something that it cannot do, whichever database it is.</summary>
internal static class Refusals
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static RefusedException Stopping => Busy("The server is stopping: send the request again in a moment.");

    public static RefusedException UserNameTaken => Taken("The user name is taken by another member of this workspace.");

    public static RefusedException RoleNameTaken => Taken("The name is taken by another role of this workspace.");

    public static RefusedException EmailTaken => Taken("The e-mail address is taken by another account.");

    /// <summary>It may go through a moment later.</summary>
    public static RefusedException Busy(string sentence) => new(Refusal.Busy, sentence) { RetryAfter = Pause };

    private static RefusedException Taken(string sentence) => new(Refusal.Uniqueness, sentence);
}
