namespace Rolecall.Server.Mailing;

/// <param name="Html">The same for those who would rather not read plain text; null for none.</param>
internal sealed record Mail(string To, string Subject, string Text, string? Html = null)
{
    /// <summary>Addresses and links stay out of logs.</summary>
    public override string ToString() => nameof(Mail);
}
