using System.Text;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Files;

public sealed class BackupTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARestoredStoreIsEqualAndGoesOn()
    {
        await using var store = await FilledAsync("one.db", 1200);
        using var backup = await BackupOfAsync(store);
        Assert.Equal(1200, await LiteDbStore.RestoreAsync(_folder.File("two.db"), backup, Now));
        await using var restored = await OpenAsync("two.db");
        Assert.Equal(backup.ToArray(), (await BackupOfAsync(restored)).ToArray());
        var newest = (await store.PageAsync(new("acme", "link", 2000), Now)).Rows.Max(row => row.Version);
        Assert.True((await restored.CommitAsync(new() { Writes = [new(Key("new"), default)] }, Now)).Version > newest);
        Assert.Equal(CommitResult.Taken, (await restored.CommitAsync(new() { Writes = [new(Key("new"), default) { Unique = ["desk:7"] }] }, Now)).Result);
        Assert.Equal(100, (await restored.PageAsync(new("acme", "link", 500) { Index = "due", From = "2026-03", Before = "2026-04" }, Now)).Rows.Count);
    }

    [Fact]
    public async Task AStoreInMemoryMovesIntoAFile()
    {
        await using var memory = new MemoryStore(TimeProvider.System);
        await memory.CommitAsync(new() { Writes = [Row(1), Row(2)] }, Now);
        using var backup = await BackupOfAsync(memory);
        await LiteDbStore.RestoreAsync(_folder.File("two.db"), backup, Now);
        await using var restored = await OpenAsync("two.db");
        Assert.Equal(backup.ToArray(), (await BackupOfAsync(restored)).ToArray());
    }

    [Fact]
    public async Task ABackupIsOfOneMomentThoughChangesGoOn()
    {
        await using var store = await OpenAsync("one.db");
        await store.CommitAsync(Move(0, 600), Now);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Now);
        var moving = Task.Run(async () =>
        {
            for (var at = 1; !stop.IsCancellationRequested; at++)
                await store.CommitAsync(Move(at, 600), CancellationToken.None);
        }, Now);
        for (var round = 0; round < 3; round++)
        {
            using var backup = await BackupOfAsync(store);
            var rows = new List<StoredRow>();
            await foreach (var row in BackupFormat.ReadAsync(backup, Now))
                rows.Add(row);
            Assert.Equal(600, rows.Count);
            Assert.Single(rows.Select(row => (row.Version, Encoding.UTF8.GetString(row.Content.Span))).Distinct());
        }
        await stop.CancelAsync();
        await moving;
    }

    [Fact]
    public async Task ABackupThatIsCutOffLeavesTheStoreInOrder()
    {
        await using (var store = await FilledAsync("one.db", 1000))
        {
            await Assert.ThrowsAnyAsync<IOException>(() => store.BackupAsync(new FullStream(20_000), Now));
            using var stop = new CancellationTokenSource();
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.BackupAsync(Stream.Null, stop.Token));
            Assert.True((await store.CommitAsync(new() { Writes = [new(Key("new"), default)] }, Now)).IsCommitted);
        }
        await using var again = await OpenAsync("one.db");
        Assert.Equal(1001, (await again.PageAsync(new("acme", "link", 2000), Now)).Rows.Count);
    }

    [Fact]
    public async Task NothingIsRestoredOverAStore()
    {
        await (await FilledAsync("one.db", 3)).DisposeAsync();
        var problem = await Assert.ThrowsAsync<StoreFileException>(() => LiteDbStore.RestoreAsync(_folder.File("one.db"), Stream.Null, Now));
        Assert.Equal(StoreFileFault.Exists, problem.Fault);
        Assert.Equal($"{_folder.File("one.db")} is there already, and nothing is written over a store. Name a new file, or move this one away.", problem.Message);
    }

    [Theory]
    [InlineData("", "its first line does not say so")]
    [InlineData("{\"format\":\"rezolve-backup\",\"version\":1}\n{\"t\":\"a\",\"k\":\"b\",\"i\":\"c\",\"v\":1,\"x\":{},\"u\":[],\"c\":\"\"}\n{", "Line 3 of the backup is broken")]
    [InlineData("{\"format\":\"rezolve-backup\",\"version\":1}\n{\"t\":\"a\",\"k\":\"b\",\"i\":\"c\",\"v\":1,\"x\":{},\"u\":[],\"c\":\"\"}\n{\"t\":\"a\",\"k\":\"b\",\"i\":\"c\",\"v\":1,\"x\":{},\"u\":[],\"c\":\"\"}\n", "row c of a/b twice")]
    public async Task ABrokenBackupLeavesNoFile(string text, string said)
    {
        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => LiteDbStore.RestoreAsync(_folder.File("two.db"), new MemoryStream(Encoding.UTF8.GetBytes(text)), Now));
        Assert.Contains(said, problem.Message);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(_folder.File("x"))!), path => !path.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACompactCopyHoldsTheSameInLessRoom()
    {
        byte[] before;
        await using (var store = await FilledAsync("one.db", 1500))
        {
            await store.CommitAsync(new() { Deletes = [.. Enumerable.Range(0, 1300).Select(at => new RowCheck(Key($"row{at:0000}"), null))] }, Now);
            before = (await BackupOfAsync(store)).ToArray();
        }
        Assert.Equal(200, await LiteDbStore.CompactAsync(_folder.File("one.db"), _folder.File("two.db"), Now));
        Assert.True(new FileInfo(_folder.File("two.db")).Length * 3 < new FileInfo(_folder.File("one.db")).Length);
        await using var copy = await OpenAsync("two.db");
        Assert.Equal(before, (await BackupOfAsync(copy)).ToArray());
    }

    private static StoreChange Move(int at, int rows) => new() { Writes = [.. Enumerable.Range(0, rows).Select(row => new RowWrite(Key($"row{row}"), Encoding.UTF8.GetBytes($"moment {at}")))] };

    private static RowKey Key(string id) => new("acme", "link", id);

    private static RowWrite Row(int at) => new(Key($"row{at:0000}"), Encoding.UTF8.GetBytes($"content {at} {new string('x', 500)}"))
    {
        Index = new Dictionary<string, string> { ["due"] = $"2026-{at % 12 + 1:00}" },
        Unique = [$"desk:{at}"],
    };

    private static async Task<MemoryStream> BackupOfAsync(ISyncStore store)
    {
        var backup = new MemoryStream();
        await store.BackupAsync(backup, Now);
        backup.Position = 0;
        return backup;
    }

    private Task<LiteDbStore> OpenAsync(string name) => LiteDbStore.OpenAsync(_folder.File(name), TimeProvider.System, new(), Now);

    private async Task<LiteDbStore> FilledAsync(string name, int count)
    {
        var store = await OpenAsync(name);
        await store.CommitAsync(new() { Writes = [.. Enumerable.Range(0, count).Select(Row)] }, Now);
        return store;
    }

    /// <summary>A disk with so much room.</summary>
    private sealed class FullStream(int room) : MemoryStream
    {
        private int _left = room;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            (_left -= buffer.Length) < 0 ? throw new IOException("no room is left") : ValueTask.CompletedTask;
    }
}
