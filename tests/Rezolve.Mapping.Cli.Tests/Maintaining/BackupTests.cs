using System.Globalization;
using Rezolve.Mapping.Cli.Control;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Tests.Operating;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Tests.Maintaining;

/// <summary>All that is kept goes into a file and comes back out of it, checked; what was there stays beside it.</summary>
public sealed class BackupTests : OperatingTest
{
    private string Backup => Path.Combine(Folder, "yesterday.backup");

    [Fact]
    public async Task What_was_backed_up_comes_back_and_what_was_there_is_kept()
    {
        await KeepAsync(LinkRows.Of("acme", Link("desk", "1", "t1")), LetterRows.Of("acme", Letter("l1")));
        var written = await Run("backup", "yesterday.backup");
        Assert.Equal((0, ""), (written.Exit, written.Err));
        Assert.Contains("yesterday.backup: 2 rows as of ", written.Out, StringComparison.Ordinal);
        await KeepAsync(LinkRows.Of("acme", Link("desk", "2", "t2")));

        var restored = await Run("restore", "yesterday.backup");
        Assert.Equal(0, restored.Exit);
        Assert.Contains("What was there is rezolve.db.before-", restored.Out, StringComparison.Ordinal);
        Assert.Equal(["1"], await KeptAsync(async hub => await hub.LinksAsync(null, Cancellation).Select(link => link.Key).ToListAsync(Cancellation)));
        Assert.NotNull(await KeptAsync(hub => hub.RowAsync(RestorationRows.KeyOf("acme"), Cancellation)));
        var kept = Directory.GetFiles(Folder, "rezolve.db.before-*Z").Single();
        await using var before = await LiteDbStore.OpenAsync(kept, Clock, new LiteDbLimits(), Cancellation);
        Assert.Equal(2, await new HubStore(before, "acme").LinksAsync(null, Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task A_backup_is_its_owners_only_and_is_never_written_over()
    {
        await KeepAsync(LetterRows.Of("acme", Letter("l1")));
        await Run("backup", "yesterday.backup");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        var text = await File.ReadAllTextAsync(Backup, Cancellation);

        var again = await Run("backup", "yesterday.backup");
        Assert.Equal((2, ""), (again.Exit, again.Out));
        Assert.Contains("yesterday.backup is there already", again.Err, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Backup, Cancellation));
        Assert.Empty(Directory.GetFiles(Folder, "*.unfinished"));
    }

    [Theory]
    [InlineData("cut", "The backup is not whole")]
    [InlineData("changed", "The backup is not as it was written")]
    [InlineData("another", "This is no backup")]
    [InlineData("stranger", "The backup is of the tenant 'other'")]
    public async Task A_backup_that_cannot_be_used_changes_nothing(string how, string said)
    {
        await KeepAsync(LetterRows.Of(how == "stranger" ? "other" : "acme", Letter("l1")));
        await Run("backup", "yesterday.backup");
        var lines = await File.ReadAllLinesAsync(Backup, Cancellation);
        string[] broken = how switch
        {
            "cut" => lines[..^1],
            "changed" => [lines[0], lines[1].Replace("\"v\":", "\"v\":1", StringComparison.Ordinal), .. lines[2..]],
            "another" => ["{}", .. lines[1..]],
            _ => lines,
        };
        await File.WriteAllTextAsync(Backup, string.Join('\n', broken) + "\n", Cancellation);

        var run = await Run("restore", "yesterday.backup");
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.Contains("RZ9015", run.Err, StringComparison.Ordinal);
        Assert.Contains(said, run.Err, StringComparison.Ordinal);
        Assert.Null(await KeptAsync(hub => hub.RowAsync(RestorationRows.KeyOf("acme"), Cancellation)));
        Assert.Empty(Directory.GetFiles(Folder, "rezolve.db.before-*"));
    }

    [Fact]
    public async Task While_a_process_has_the_store_it_is_backed_up_and_compacted_by_that_and_not_replaced()
    {
        await KeepAsync(LetterRows.Of("acme", Letter("l1")));
        await Run("backup", "yesterday.backup");
        await using var held = await OpenAsync();
        foreach (var command in (string[][])[["restore", "yesterday.backup"], ["compact"]])
        {
            var run = await Run(command);
            Assert.Equal((1, ""), (run.Exit, run.Out));
            Assert.Contains("RZ9011", run.Err, StringComparison.Ordinal);
        }
        Assert.Contains("backup", ControlDesk.Commands);
        Assert.DoesNotContain("restore", ControlDesk.Commands);
        var terminal = new Terminal { Input = Stream.Null, Output = Stream.Null, Errors = Stream.Null, Folder = Folder, Variable = _ => null, Clock = Clock };
        var holding = new HeldStore(StoreFile, held) { Compact = held.CompactAsync };
        await using var server = ControlServer.Start(StoreFile, new ControlDesk(terminal, holding).RunAsync, Clock);
        var compacted = await Run("compact");
        Assert.Equal((0, ""), (compacted.Exit, compacted.Err));
        Assert.StartsWith("rezolve.db: 2 rows, ", compacted.Out, StringComparison.Ordinal);
        Assert.Equal("l1", (await new HubStore(held, "acme").LettersAsync(Cancellation).SingleAsync(Cancellation)).Id);
    }

    [Fact]
    public async Task Where_nothing_is_kept_yet_there_is_nothing_to_back_up_or_compact()
    {
        Assert.Equal(2, (await Run("backup", "yesterday.backup")).Exit);
        Assert.Equal(2, (await Run("compact")).Exit);
        Assert.Equal(2, (await Run("restore", "yesterday.backup")).Exit);
    }

    [Fact]
    public async Task A_backup_is_restored_where_there_is_no_store_yet()
    {
        await KeepAsync(LetterRows.Of("acme", Letter("l1")));
        await Run("backup", "yesterday.backup");
        File.Delete(StoreFile);
        var run = await Run("restore", "yesterday.backup", "--json");

        Assert.Equal(0, run.Exit);
        Assert.DoesNotContain("kept", run.Out, StringComparison.Ordinal);
        Assert.Equal("l1", await KeptAsync(async hub => (await hub.LettersAsync(Cancellation).SingleAsync(Cancellation)).Id));
    }

    [Fact]
    public async Task What_was_removed_takes_no_room_once_the_store_is_compacted()
    {
        for (var number = 0; number < 2000; number++)
            await KeepLettersAsync(number);
        await using (var store = await OpenAsync())
            await store.CommitAsync(new StoreChange { Deletes = [.. Enumerable.Range(1, 1999).Select(number => new RowCheck(LetterRows.KeyOf("acme", Id(number)), null))] }, Cancellation);
        var before = new FileInfo(StoreFile).Length;
        var run = await Run("compact");

        Assert.Equal((0, ""), (run.Exit, run.Err));
        var after = new FileInfo(StoreFile).Length;
        Assert.True(after < before / 2, run.Out);
        Assert.Contains($"{before.ToString("N0", CultureInfo.InvariantCulture)} bytes before and {after.ToString("N0", CultureInfo.InvariantCulture)} after", run.Out, StringComparison.Ordinal);
        Assert.Equal(Id(0), await KeptAsync(async hub => (await hub.LettersAsync(Cancellation).SingleAsync(Cancellation)).Id));
        Assert.Empty(Directory.GetFiles(Folder, "*compact*"));
    }

    private static string Id(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private async Task KeepLettersAsync(int number)
    {
        if (number % 500 == 0)
            await KeepAsync([.. Enumerable.Range(number, 500).Select(one => LetterRows.Of("acme", Letter(Id(one)) with { Message = new string('x', 900) }))]);
    }
}
