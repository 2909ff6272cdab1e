namespace Rolecall.Saml.Tests.Responses;

/// <summary>Tests that measure what the process takes run when no other test does.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
