using Rolecall.Domain.Members;

namespace Rolecall.Domain.Groups;

/// <summary>Which group a write is about.</summary>
public abstract record GroupAddress
{
    public static GroupAddress Of(ScimId id) => new GroupById(id);

    public static readonly GroupAddress New = new NewGroup();
}

public sealed record GroupById(ScimId Id) : GroupAddress;

public sealed record NewGroup : GroupAddress;
