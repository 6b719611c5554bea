using System.Runtime.Versioning;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Tests.Storage.Attachments;

public sealed class DirectoryAttachmentsTests : AttachmentConformance, IDisposable
{
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rezolve-files-");
    private int _opened;

    private string Folder => Path.Combine(_folder.FullName, "data", "files");

    protected override IAttachmentStore Open(AttachmentLimits limits) => DirectoryAttachments.Open($"{Folder}{_opened++}", limits);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Contents_outlive_the_process_and_count_against_the_room()
    {
        using (var store = DirectoryAttachments.Open(Folder, new AttachmentLimits()))
            await store.KeepAsync(new MemoryStream("abc"u8.ToArray()), 10, TestContext.Current.CancellationToken);
        using var next = DirectoryAttachments.Open(Folder, new AttachmentLimits { MostBytes = 4 });
        Assert.Equal(3, next.UsedBytes);
        Assert.Equal(3, await next.SizeAsync(OfAbc, TestContext.Current.CancellationToken));
        Assert.Equal(KeepResult.Full, (await next.KeepAsync(new MemoryStream("de"u8.ToArray()), 10, TestContext.Current.CancellationToken)).Result);
    }

    [Fact]
    public async Task What_a_process_that_ended_left_half_way_is_removed_by_the_next()
    {
        using (DirectoryAttachments.Open(Folder, new AttachmentLimits()))
            await File.WriteAllTextAsync(Path.Combine(Folder, "arriving", "1"), "half", TestContext.Current.CancellationToken);
        using var next = DirectoryAttachments.Open(Folder, new AttachmentLimits());
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "arriving")));
        Assert.Equal(0, next.UsedBytes);
        await next.KeepAsync(new MemoryStream("abc"u8.ToArray()), 10, TestContext.Current.CancellationToken);
        Assert.Equal(["ba"], Directory.GetDirectories(Folder).Select(Path.GetFileName).Where(name => name != "arriving"));
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public async Task Nobody_but_their_owner_may_read_them()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such modes; folders inherit what their parent says.");
        using var store = DirectoryAttachments.Open(Folder, new AttachmentLimits());
        var during = UnixFileMode.None;
        var source = new LongStream(3) { OnRead = () => during = File.GetUnixFileMode(Directory.GetFiles(Path.Combine(Folder, "arriving")).Single()) };
        var hash = (await store.KeepAsync(source, 10, TestContext.Current.CancellationToken)).Content!.Hash;
        var file = Path.Combine(Folder, hash[..2], hash);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, during);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.All([Folder, Path.Combine(Folder, "arriving"), Path.GetDirectoryName(file)!], folder =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public void One_process_has_it_open_at_a_time()
    {
        using (DirectoryAttachments.Open(Folder, new AttachmentLimits()))
            Assert.Throws<IOException>(() => DirectoryAttachments.Open(Folder, new AttachmentLimits()));
        DirectoryAttachments.Open(Folder, new AttachmentLimits()).Dispose();
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_told_and_what_is_kept_stays()
    {
        using var store = DirectoryAttachments.Open(Folder, new AttachmentLimits());
        await store.KeepAsync(new MemoryStream("abc"u8.ToArray()), 10, TestContext.Current.CancellationToken);
        Directory.Delete(Path.Combine(Folder, "arriving"));
        var outcome = await store.KeepAsync(new MemoryStream("de"u8.ToArray()), 10, TestContext.Current.CancellationToken);
        Assert.Equal(KeepResult.Unwritable, outcome.Result);
        Assert.NotNull(outcome.Problem);
        Assert.Equal(3, store.UsedBytes);
    }
}
