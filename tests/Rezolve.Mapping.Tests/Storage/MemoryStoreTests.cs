using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Storage;

public sealed class MemoryStoreTests : StoreConformance
{
    protected override ValueTask<ISyncStore> OpenAsync(TimeProvider clock) => ValueTask.FromResult<ISyncStore>(new MemoryStore(clock));
}
