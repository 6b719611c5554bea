using Rezolve.Mapping.Http.Auth.Tokens;

namespace Rezolve.Mapping.Tests.Http.Auth;

public sealed class TokenStoreTests : IDisposable
{
    private static readonly TokenSet One = new("t0ken", "r3fresh", new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero), "seed");
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-tokens-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder, "tokens.json");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatWasSavedIsLoaded(bool inFile)
    {
        ITokenStore store = inFile ? new FileTokenStore(File) : new MemoryTokenStore();
        Assert.Null(await store.LoadAsync("a", Stop));
        await store.SaveAsync("a", One, Stop);
        await store.SaveAsync("b", One with { AccessToken = "other", RefreshToken = null, ExpiresAt = null }, Stop);
        Assert.Equal(One, await store.LoadAsync("a", Stop));
        Assert.Equal(new("other", null, null, "seed"), await store.LoadAsync("b", Stop));
    }

    [Fact]
    public async Task AFileIsItsOwnersAloneAndReplacedAsAWhole()
    {
        using (var store = new FileTokenStore(File))
            await store.SaveAsync("a", One, Stop);
        using var later = new FileTokenStore(File);
        await later.SaveAsync("a", One with { AccessToken = "second" }, Stop);
        Assert.Equal("second", (await later.LoadAsync("a", Stop))!.AccessToken);
        Assert.Equal(["tokens.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public async Task ManySaversLoseNothing()
    {
        using var store = new FileTokenStore(File);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.SaveAsync($"c{i}", One, Stop)));
        for (var i = 0; i < 20; i++)
            Assert.Equal(One, await store.LoadAsync($"c{i}", Stop));
    }

    [Fact]
    public async Task ADamagedFileIsSaidToBeAndLeftAsItIs()
    {
        await System.IO.File.WriteAllTextAsync(File, "{ half", Stop);
        using var store = new FileTokenStore(File);
        var problem = await Assert.ThrowsAsync<IOException>(() => store.SaveAsync("a", One, Stop));
        Assert.Contains("sign in again", problem.Message);
        Assert.Equal("{ half", await System.IO.File.ReadAllTextAsync(File, Stop));
    }

    [Fact]
    public void TokensAreNotShown() => Assert.Equal("tokens until 2026-05-01 12:00:00Z", One.ToString());

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
