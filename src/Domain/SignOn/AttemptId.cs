namespace Rolecall.Domain.SignOn;

/// <summary>Ids that sort by time.</summary>
public static class AttemptId
{
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");
}
