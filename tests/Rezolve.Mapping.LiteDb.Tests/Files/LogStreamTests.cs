using Rezolve.Mapping.LiteDb.Files;

namespace Rezolve.Mapping.LiteDb.Tests.Files;

public sealed class LogStreamTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string File => _folder.File("store-log.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("..", 0, 0)]
    [InlineData("..!", 0, 3)]
    [InlineData("..!.", 0, 3)]
    [InlineData("!..!..", 0, 4)]
    [InlineData("..!", 5000, 3)]
    [InlineData("..", 100, 0)]
    public async Task WhatStandsBehindTheLastWholeTransactionIsCutOff(string pages, int more, int left)
    {
        await System.IO.File.WriteAllBytesAsync(File, [.. pages.SelectMany(Page), .. new byte[more]], TestContext.Current.CancellationToken);
        using var log = new LogStream(File);
        Assert.Equal((left * 8192, 0), (log.Length, log.Position));
    }

    [Fact]
    public void ATransactionIsDurableWithItsLastPage()
    {
        using var log = new LogStream(File);
        log.Write(Page('.'), 0, 8192);
        Assert.Equal(0, log.Confirmed);
        log.Write(Page('!'), 0, 8192);
        Assert.Equal(1, log.Confirmed);
        log.WaitPast(0, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void ALogThatIsNotWrittenInTimeIsAFailure()
    {
        using var log = new LogStream(File);
        Assert.Equal("the log was not written within 00:00:00", Assert.Throws<IOException>(() => log.WaitPast(0, TimeSpan.Zero)).Message);
    }

    [Fact]
    public void AWriteThatFailedIsToldToWhoWaits()
    {
        using var log = new LogStream(File);
        Assert.ThrowsAny<ArgumentException>(() => log.Write(new byte[10], 8, 8));
        Assert.IsAssignableFrom<ArgumentException>(Assert.Throws<IOException>(() => log.WaitPast(0, TimeSpan.FromMinutes(1))).InnerException);
    }

    [Fact]
    public void AnEmptyLogIsRemovedAndAnotherIsKept()
    {
        new LogStream(File).Dispose();
        Assert.False(System.IO.File.Exists(File));
        using (var log = new LogStream(File))
            log.Write(Page('!'), 0, 8192);
        Assert.True(System.IO.File.Exists(File));
    }

    private static byte[] Page(char sort)
    {
        var page = new byte[8192];
        page[18] = sort == '!' ? (byte)1 : (byte)0;
        return page;
    }
}
