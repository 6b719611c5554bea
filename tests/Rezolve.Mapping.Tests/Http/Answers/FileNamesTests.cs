using System.Text;
using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Tests.Http.Answers;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("inline", null)]
    [InlineData("attachment; filename=a.txt", "a.txt")]
    [InlineData("attachment; filename=\"a b.txt\"", "a b.txt")]
    [InlineData("attachment; filename=\"a \\\"b\\\".txt\"", "a \"b\".txt")]
    [InlineData("attachment; filename=\"plain.txt\"; filename*=UTF-8''%C3%A9%E2%9C%93.txt", "é✓.txt")]
    [InlineData("attachment; filename*=iso-8859-1''%E9.txt", "é.txt")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"C:\\\\temp\\\\a.txt\"", "a.txt")]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment; filename*=UTF-8''a%0D%0Ab%00.txt", "ab.txt")]
    [InlineData("nonsense;;=", null)]
    public void AFileNameIsReadAndIsNeverAPath(string? field, string? name) => Assert.Equal(name, FileNames.Of(field));

    [Fact]
    public void LettersWrittenWithoutMoreAdoAreUtf8OrLatin1()
    {
        Assert.Equal("é✓.txt", FileNames.Of($"attachment; filename=\"{Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("é✓.txt"))}\""));
        Assert.Equal("é.txt", FileNames.Of("attachment; filename=\"\u00E9.txt\""));
    }
}
