using Rolecall.Scim.Text;

namespace Rolecall.Domain.SignOn;

/// <summary>Why a sign-in whose answer was genuine comes to nothing, in words for both ends.</summary>
public static class SignInRefusals
{
    public static readonly SignInRefused NotUnderWay = new(
        "state",
        "This sign-in took too long, was used already, or was begun in another browser: begin again.",
        "The answer belongs to no sign-in under way: it came late, twice, or to another browser than the one that began.");

    public static readonly SignInRefused Unsolicited = new(
        "unsolicited",
        "Begin on the sign-in page of the workspace, not at your identity provider.",
        "The identity provider signed someone in who did not begin here: set the policy idp_initiated_sign_in to on, if that is meant to work.");

    public static readonly SignInRefused Replayed = new(
        "replay",
        "This sign-in was used already: begin again.",
        "The same assertion was presented twice: a browser that repeats a page does that, and so does a thief.");

    public static readonly SignInRefused Disabled = new(
        "disabled",
        "Single sign-on is switched off: ask an admin of the workspace.",
        "The connection is disabled: enable it, or let people use the one that took its place.");

    public static readonly SignInRefused NotProven = new(
        "not_proven",
        "Single sign-on is not set up to its end: ask an admin of the workspace.",
        "The connection has not been tried yet: an owner or admin signs in through it once on the page 'Single sign-on'.");

    public static readonly SignInRefused Inactive = new(
        "inactive",
        "You have no access to this workspace any more: ask one of its admins.",
        "The identity provider lets the person in, and the workspace does not: the member is inactive.");

    public static readonly SignInRefused SessionOver = new(
        "session",
        "Your session is over: sign in again.",
        "The session that asked for this ended before the identity provider answered.");

    public static readonly SignInRefused NotAllowed = new(
        "not_allowed",
        "You may not do this: ask an owner or admin of the workspace.",
        "Whoever began this may not do it, or may not any more.");

    public static readonly SignInRefused LinkedElsewhere = new(
        "linked",
        "This identity belongs to another member of the workspace: sign in at your identity provider as yourself.",
        "The identity is linked to another member: unlink that one first, if it is the wrong one.");

    public static readonly SignInRefused SomeoneElse = new(
        "someone_else",
        "You signed in as someone else than before: sign in as yourself.",
        "To prove a session again, somebody else signed in at the identity provider.");

    public static SignInRefused Unknown(ProvenIdentity identity) => new(
        "unknown",
        "Nobody in this workspace is whom your identity provider named: ask an admin to assign you to the app.",
        $"No member has the {Named(identity)}: assign the person to the app so that provisioning creates them, or correct the user name on one side.");

    private static string Named(ProvenIdentity identity)
    {
        var names = string.Join("' or '", identity.UserNames.Select(name => name.Shortened()));
        return identity.ExternalId is { } id
            ? names.Length == 0 ? $"externalId '{id.Shortened()}'" : $"externalId '{id.Shortened()}' or the userName '{names}'"
            : $"userName '{names}' that was sent as NameID";
    }
}
