namespace Rolecall.Server.Tests.Malformed;

/// <summary>Tests that measure memory or want every processor: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public sealed class AloneOnTheMachine;
