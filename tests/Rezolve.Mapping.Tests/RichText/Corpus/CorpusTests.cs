using Rezolve.Mapping.RichText;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.RichText.Corpus;

/// <summary>
/// The golden corpus: texts as systems and mails write them, and what becomes of each in every format. With REZOLVE_UPDATE=1 what is expected is
/// written anew, to be read before it is committed.
/// </summary>
public sealed class CorpusTests
{
    private const string Folder = "tests/Rezolve.Mapping.Tests/RichText/Corpus";

    private static readonly Dictionary<string, IReadOnlyList<CorpusDocument>> Files = Directory.GetFiles(Repository.PathOf(Folder), "*.txt")
        .Order(StringComparer.Ordinal)
        .ToDictionary(path => Path.GetFileName(path), path => CorpusDocument.Read(File.ReadAllText(path)));

    public static IEnumerable<TheoryDataRow<string>> Names() => Files.Keys.Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<TheoryDataRow<string, string>> Documents() =>
        from file in Files from document in file.Value select new TheoryDataRow<string, string>(file.Key, document.Title);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_becomes_what_is_written_here(string file) =>
        Goldens.AssertSame($"{Folder}/{file}", string.Concat(Files[file].Select(document => document.Render())).TrimEnd('\n') + "\n");

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_was_written_without_loss_reads_as_the_same(string file, string title)
    {
        var document = Files[file].Single(one => one.Title == title);
        var reading = RichDocs.Format(document.Format)!.Read(document.Input, RichTextLimits.Usual);
        Assert.Equal(RichDocs.Canonical(reading.Doc), RichDocs.Canonical(RichDocs.Normal(reading.Doc)));
        foreach (var format in RichDocs.Formats)
        {
            var writing = format.Write(reading.Doc, WriteOptions.Usual);
            var back = format.Read(writing.Text, RichTextLimits.Usual);
            Assert.Null(back.Fault);
            if (writing.Losses.Count == 0)
                Assert.Equal(RichDocs.Canonical(reading.Doc), RichDocs.Canonical(back.Doc));
            var again = format.Read(format.Write(back.Doc, WriteOptions.Usual).Text, RichTextLimits.Usual);
            Assert.Equal(RichDocs.Canonical(back.Doc), RichDocs.Canonical(again.Doc));
            if (format.Name == "html")
                SafeHtml.Assert(writing.Text);
        }
    }

    [Fact]
    public void There_are_two_hundred_of_them_and_more() => Assert.InRange(Files.Sum(file => file.Value.Count), 200, 1000);

    [Fact]
    public void No_two_have_one_name() =>
        Assert.All(Files, file => Assert.Equal(file.Value.Count, file.Value.Select(document => document.Title).Distinct().Count()));
}
