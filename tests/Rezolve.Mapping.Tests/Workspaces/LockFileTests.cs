using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.Workspaces;

public sealed class LockFileTests : IDisposable
{
    private static readonly LockEntry Entry = new("desk", "1.0.0", "aa", "bb", ["https://desk.example.com +credentials"], ["https://login.example.com"]);
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-lock-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_approved_is_found_again()
    {
        new LockFile(_folder).Approve("desk", Entry);
        var layered = Entry with { Connector = "other", Bases = ["cc", "dd"], Overlay = "ee" };
        new LockFile(_folder).Approve("other", layered);

        Assert.Empty(Entry.DifferencesFrom(new LockFile(_folder).Find("desk")));
        Assert.Empty(layered.DifferencesFrom(new LockFile(_folder).Find("other")));
        Assert.Equal("other", new LockFile(_folder).Find("other")!.Connector);
        Assert.Null(new LockFile(_folder).Find("third"));
        Assert.Equal([LockFile.FileName], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_file_that_cannot_be_read_approves_nothing(string text)
    {
        File.WriteAllText(Path.Combine(_folder, LockFile.FileName), text);

        Assert.Null(new LockFile(_folder).Find("desk"));
    }

    [Fact]
    public void Each_difference_is_told()
    {
        Assert.Equal(
            ["nothing was approved yet", "it may reach https://desk.example.com +credentials", "it signs in at https://login.example.com"],
            Entry.DifferencesFrom(null));
        Assert.Equal(["the manifest has changed (version 1.0.0)"], (Entry with { Manifest = "cc" }).DifferencesFrom(Entry));
        Assert.Equal(["the manifest has changed from version 1.0.0 to 1.1.0"], (Entry with { Manifest = "cc", Version = "1.1.0" }).DifferencesFrom(Entry));
        Assert.Equal(["the scripts have changed"], (Entry with { Scripts = "cc" }).DifferencesFrom(Entry));
        Assert.Equal(["a manifest that it extends has changed"], (Entry with { Bases = ["cc"] }).DifferencesFrom(Entry));
        Assert.Equal(["a manifest that it extends has changed"], Entry.DifferencesFrom(Entry with { Bases = ["cc"] }));
        Assert.Equal(["the overlay in rezolve.json has changed"], (Entry with { Overlay = "cc" }).DifferencesFrom(Entry));
        Assert.Equal(["the overlay in rezolve.json has changed"], Entry.DifferencesFrom(Entry with { Overlay = "cc" }));
        Assert.Equal(["the connector is desk, not other"], Entry.DifferencesFrom(Entry with { Connector = "other" }));
        Assert.Equal(["it may also reach *.example.com"], (Entry with { Hosts = [.. Entry.Hosts, "*.example.com"] }).DifferencesFrom(Entry));
        Assert.Equal(["it also signs in at https://evil.example"], (Entry with { SignIn = [.. Entry.SignIn, "https://evil.example"] }).DifferencesFrom(Entry));
    }

    [Fact]
    public void What_narrows_needs_no_approval() => Assert.Empty((Entry with { Hosts = [], SignIn = [] }).DifferencesFrom(Entry));
}
