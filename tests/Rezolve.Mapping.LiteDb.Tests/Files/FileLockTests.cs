using Rezolve.Mapping.LiteDb.Tests.Kills;

namespace Rezolve.Mapping.LiteDb.Tests.Files;

public sealed class FileLockTests : IDisposable
{
    private static readonly LiteDbLimits Limits = new();

    private readonly ScratchFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string File => _folder.File("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ASecondOpenInThisProcessIsRefused()
    {
        await using var store = await OpenAsync();
        var problem = await Assert.ThrowsAsync<StoreFileException>(OpenAsync);
        Assert.Equal((StoreFileFault.Locked, Environment.ProcessId), (problem.Fault, problem.Holder));
        Assert.Equal(
            $"This process ({Environment.ProcessId}) has {File} open, and only one may. Ask the running host for what you need, or stop it and try again.", problem.Message);
    }

    [Fact]
    public async Task AFileThatAnotherProcessHasIsRefusedAndFreeOnceThatWasKilled()
    {
        using (var child = ChildProcess.Start(ChildWork.Holds, File))
        {
            await child.NextLineAsync(Now);
            var problem = await Assert.ThrowsAsync<StoreFileException>(OpenAsync);
            Assert.Equal((StoreFileFault.Locked, child.Id), (problem.Fault, problem.Holder));
            Assert.StartsWith($"Process {child.Id} has {File} open", problem.Message);
            await Assert.ThrowsAsync<StoreFileException>(() => LiteDbStore.CompactAsync(File, _folder.File("new.db"), Now));
            await child.KillAsync(Now);
        }
        await using var store = await OpenAsync();
        Assert.NotNull(store);
    }

    [Fact]
    public async Task AnotherProcessIsRefusedAFileOfThisOne()
    {
        await using var store = await OpenAsync();
        using var child = ChildProcess.Start(ChildWork.Holds, File);
        Assert.Equal($"refused Locked {Environment.ProcessId}", await child.NextLineAsync(Now));
    }

    [Fact]
    public async Task AHolderThatDidNotSayWhoItIsIsAnotherProcess()
    {
        await using var store = await OpenAsync();
        System.IO.File.Delete(File + ".holder");
        var problem = await Assert.ThrowsAsync<StoreFileException>(OpenAsync);
        Assert.Null(problem.Holder);
        Assert.StartsWith("Another process has ", problem.Message);
    }

    [Fact]
    public async Task AClosedStoreLeavesItsFileFreeAndAnswersNoMore()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.LoadAsync([], Now));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CommitAsync(new(), Now));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.BackupAsync(Stream.Null, Now));
        Assert.False(System.IO.File.Exists(File + ".holder"));
        await using var again = await OpenAsync();
    }

    [Fact]
    public async Task AFileThatCannotBeOpenedIsLeftFree()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 20_000), Now);
        for (var i = 0; i < 2; i++)
            Assert.Equal(StoreFileFault.Unreadable, (await Assert.ThrowsAsync<StoreFileException>(OpenAsync)).Fault);
    }

    [Fact]
    public async Task AMissingFolderIsNoLock() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LiteDbStore.OpenAsync(_folder.File("none/store.db"), TimeProvider.System, Limits, Now));

    private Task<LiteDbStore> OpenAsync() => LiteDbStore.OpenAsync(File, TimeProvider.System, Limits, Now);
}
