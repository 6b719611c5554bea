using LiteDB;
using Rezolve.Mapping.LiteDb.Files;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Files;

public sealed class LayoutTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string File => _folder.File("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFileOfLayout1IsBroughtUpWithAllItHolds()
    {
        using (var database = Raw())
            MakeLayout1(database, last: 4711);
        await using (var store = await OpenAsync())
        {
            var row = (await store.LoadAsync([Key("old")], Now))[0]!;
            Assert.Equal((4700, "desk:1"), (row.Version, Assert.Single(row.Unique)));
            Assert.Equal(CommitResult.Taken, (await store.CommitAsync(new() { Writes = [new(Key("new"), default) { Unique = ["desk:1"] }] }, Now)).Result);
            Assert.True((await store.CommitAsync(new() { Writes = [new(Key("new"), default)] }, Now)).Version > 4711);
        }
        using var after = Raw();
        Assert.Equal(Layout.Current, after.GetCollection("store").FindById("layout")["number"].AsInt32);
    }

    [Fact] // X16
    public void AStepThatIsCutOffWasNeverBegun()
    {
        using var database = Raw();
        MakeLayout1(database, last: 7);
        database.GetCollection("store").Upsert(new BsonDocument { ["_id"] = "counter", ["last"] = "no number" });
        Assert.ThrowsAny<Exception>(() => Layout.Bring(database, File));
        Assert.Equal(1, database.GetCollection("store").FindById("layout")["number"].AsInt32);
        Assert.Equal("no number", database.GetCollection("store").FindById("counter")["last"].AsString);
    }

    [Fact]
    public async Task AFileOfANewerVersionIsRefusedAndLeftAsItIs()
    {
        using (var database = Raw())
            database.GetCollection("store").Upsert(new BsonDocument { ["_id"] = "layout", ["number"] = Layout.Current + 1 });
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Now);
        var problem = await Assert.ThrowsAsync<StoreFileException>(OpenAsync);
        Assert.Equal(StoreFileFault.Newer, problem.Fault);
        Assert.Equal(
            $"{File} has layout 3, and this version knows layouts up to 2. Use the version that wrote it, or a newer one; a backup made there can be restored here.", problem.Message);
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File, Now));
    }

    [Fact]
    public async Task AFileOfSomethingElseIsRefused()
    {
        using (var database = Raw())
            database.GetCollection("customers").Insert(new BsonDocument { ["name"] = "x" });
        var problem = await Assert.ThrowsAsync<StoreFileException>(OpenAsync);
        Assert.Equal($"{File} is a LiteDB file, but no store of this library. Name another file; a new one is made where there is none.", problem.Message);
    }

    private LiteDatabase Raw() => new(new ConnectionString { Filename = File, Collation = Collation.Binary });

    private static void MakeLayout1(LiteDatabase database, long last)
    {
        var rows = new RowTable(database);
        rows.Prepare();
        var document = RowDocument.Of(new RowWrite(Key("old"), new byte[] { 1, 2 }) { Unique = ["desk:1"] });
        document["v"] = 4700L;
        rows.Write(document);
        database.GetCollection("store").Insert(new BsonDocument { ["_id"] = "counter", ["last"] = last });
        database.GetCollection("store").Insert(new BsonDocument { ["_id"] = "layout", ["number"] = 1 });
    }

    private static RowKey Key(string id) => new("acme", "link", id);

    private Task<LiteDbStore> OpenAsync() => LiteDbStore.OpenAsync(File, TimeProvider.System, new(), Now);
}
