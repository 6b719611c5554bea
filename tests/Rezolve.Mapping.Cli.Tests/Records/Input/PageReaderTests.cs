using System.Text;
using CsCheck;
using Rezolve.Mapping.Cli.Records.Input;

namespace Rezolve.Mapping.Cli.Tests.Records.Input;

public sealed class PageReaderTests
{
    [Theory]
    [InlineData("a\nb\nc\n", 4, "1:a\nb\n|3:c\n")]
    [InlineData("a\nb\nc", 4, "1:a\nb\n|3:c")]
    [InlineData("aaaaaaaa\nb\n", 4, "1:aaaaaaaa\n|2:b\n")]
    [InlineData("\n\n\n", 2, "1:\n\n|3:\n")]
    [InlineData("", 4, "")]
    public async Task Pages_are_whole_lines(string input, int pageBytes, string expected) =>
        Assert.Equal(expected, await Pages(input, pageBytes, longest: 1000, chunk: 1));

    [Fact]
    public async Task A_line_that_is_too_long_is_told_and_passed_over() =>
        Assert.Equal($"1:a\n|2!{new string('x', 80)}|3:b\n", await Pages($"a\n{new string('x', 300)}\nb\n", 2, longest: 100, chunk: 7));

    [Fact]
    public async Task A_last_line_that_is_too_long_is_told() =>
        Assert.Equal($"1:a\n|2!{new string('x', 80)}", await Pages($"a\n{new string('x', 300)}", 2, longest: 100, chunk: 50));

    [Fact]
    public void However_it_is_cut_nothing_is_lost_and_every_line_keeps_its_number() =>
        Gen.Select(Gen.String[Gen.Char["ab\n"], 0, 60], Gen.Int[1, 20], Gen.Int[1, 9]).Sample((text, pageBytes, chunk) =>
        {
            var joined = new StringBuilder();
            var line = 1;
            foreach (var page in Read(text, pageBytes, 1000, chunk).GetAwaiter().GetResult())
            {
                Assert.Equal(line, page.FirstLine);
                joined.Append(page.Text);
                line += page.Text.Count(c => c == '\n');
            }
            Assert.Equal(text, joined.ToString());
        }, iter: 2000);

    private static async Task<string> Pages(string input, int pageBytes, int longest, int chunk) =>
        string.Join('|', (await Read(input, pageBytes, longest, chunk)).Select(page => $"{page.FirstLine}{(page.IsTooLong ? '!' : ':')}{page.Text}"));

    private static async Task<List<(long FirstLine, bool IsTooLong, string Text)>> Read(string input, int pageBytes, int longest, int chunk)
    {
        var reader = new PageReader(new DripStream(Encoding.UTF8.GetBytes(input), chunk), pageBytes, longest);
        var pages = new List<(long, bool, string)>();
        while (await reader.ReadAsync(CancellationToken.None) is { } page)
        {
            pages.Add((page.FirstLine, page.IsTooLong, Encoding.UTF8.GetString(page.Bytes.Span)));
            page.Dispose();
        }
        return pages;
    }

    // Gives a few bytes at a time, as pipes do.
    private sealed class DripStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
