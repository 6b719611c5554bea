namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>Tests that measure the process run one at a time, with nothing beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
