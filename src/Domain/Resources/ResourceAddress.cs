using Rolecall.Domain.Members;

namespace Rolecall.Domain.Resources;

/// <summary>Which resource of a type a write is about.</summary>
/// <param name="Id">Null for a new one.</param>
public sealed record ResourceAddress(string Type, ScimId? Id);
