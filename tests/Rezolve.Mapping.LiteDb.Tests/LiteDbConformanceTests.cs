using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Tests.Storage;

namespace Rezolve.Mapping.LiteDb.Tests;

public sealed class LiteDbConformanceTests : StoreConformance, IDisposable
{
    private readonly ScratchFolder _folder = new();

    protected override async ValueTask<ISyncStore> OpenAsync(TimeProvider clock) => await LiteDbStore.OpenAsync(_folder.File("store.db"), clock, new(), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();
}
