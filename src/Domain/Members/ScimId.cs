namespace Rolecall.Domain.Members;

/// <summary>The "id" of a SCIM resource: a UUIDv7 in lower case. It tells nothing about the person and is never given twice.</summary>
public readonly record struct ScimId
{
    private ScimId(string value) => Value = value;

    public string Value { get; }

    public static ScimId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("D"));

    /// <summary>Ids are case exact (RFC 7643 §3.1): another spelling is another id, and so none of ours.</summary>
    public static bool TryParse(string? text, out ScimId id)
    {
        id = new ScimId(text ?? "");
        return Guid.TryParseExact(text, "D", out var guid) && guid.ToString("D") == text;
    }

    public override string ToString() => Value;
}
