namespace Rolecall.Domain.Members;

/// <summary>The "id" of a SCIM resource: a UUIDv7 in lower case. It tells nothing about the person and is never given twice.</summary>
public readonly record struct ScimId
{
    private const int Length = 36;

    private ScimId(string value) => Value = value;

    public string Value { get; }

    public static ScimId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("D"));

    /// <summary>Ids are case exact (RFC 7643 §3.1): another spelling is another id, and so none of ours.</summary>
    public static bool TryParse(string? text, out ScimId id)
    {
        id = new ScimId(text ?? "");
        return text is { Length: Length } && IsLowerCase(text);
    }

    public override string ToString() => Value;

    private static bool IsLowerCase(string uuid)
    {
        for (var i = 0; i < Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? uuid[i] != '-' : !char.IsAsciiHexDigitLower(uuid[i]))
                return false;
        }

        return true;
    }
}
