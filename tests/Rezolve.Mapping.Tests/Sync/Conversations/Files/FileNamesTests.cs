using Rezolve.Mapping.Sync.Conversations.Files;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("smoke.png", "smoke.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\windows\system32\cmd.exe", "cmd.exe")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("a\u0000b\r\nc\u200B.txt", "abc.txt")]
    [InlineData("virus.exe. . ", "virus.exe")]
    [InlineData("…", "…")]
    [InlineData("日本語.pdf", "日本語.pdf")]
    [InlineData("", "file")]
    [InlineData("..", "file")]
    [InlineData("a/", "file")]
    [InlineData(null, "file")]
    public void A_name_is_no_path_and_shows_what_it_is(string? told, string name) => Assert.Equal(name, FileNames.Of(told));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileNames.Of(new string('x', 4000) + ".png");
        Assert.Equal(FileNames.Longest, name.Length);
        Assert.EndsWith("x.png", name, StringComparison.Ordinal);
        Assert.Equal(name, FileNames.Of(name));
    }

    [Fact]
    public void A_letter_is_not_cut_in_two() => Assert.Equal(new string('x', 199), FileNames.Of(new string('x', 199) + "😀😀"));

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1024, "1 KB")]
    [InlineData(10 * 1024 * 1024, "10 MB")]
    [InlineData(12_897_485, "12.3 MB")]
    [InlineData(5_000_000_000_000_000, "4547.5 TB")]
    public void A_size_is_told_as_people_read_it(long bytes, string told) => Assert.Equal(told, FileSize.Of(bytes));
}
