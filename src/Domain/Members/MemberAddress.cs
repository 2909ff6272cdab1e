namespace Rolecall.Domain.Members;

/// <summary>Which member a write is about.</summary>
public abstract record MemberAddress
{
    public static MemberAddress Of(ScimId id) => new ByScimId(id);

    public static MemberAddress Of(MemberNumber number) => new ByNumber(number);

    /// <summary>Someone new, or a former member these say it is.</summary>
    public static MemberAddress New(string userNameKey, string? externalId) => new NewMember(userNameKey, externalId);
}

public sealed record ByScimId(ScimId Id) : MemberAddress;

public sealed record ByNumber(MemberNumber Number) : MemberAddress;

public sealed record NewMember(string UserNameKey, string? ExternalId) : MemberAddress;
