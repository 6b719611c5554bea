using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>What an operator does not want copied is not, and nobody is left without a word.</summary>
public sealed class FilePolicyTests
{
    private readonly FilingOffice _filing = new();

    [Theory]
    [InlineData(nameof(LeftOutPolicy.Note), "[Anna (a) wrote:] one [film.mp4, 2 KB, was not copied: larger than 1 KB]", 0)]
    [InlineData(nameof(LeftOutPolicy.Link), "[Anna (a) wrote:] one [film.mp4, 2 KB, was not copied: larger than 1 KB. It is at https://a.example/t]", 0)]
    [InlineData(nameof(LeftOutPolicy.Hold), "[Anna (a) wrote:] one", 1)]
    public async Task A_file_that_is_too_large_is_told_and_never_read(string style, string said, int letters)
    {
        _filing.Policy = new AttachmentPolicy { MostBytes = 1024, TooLarge = Enum.Parse<LeftOutPolicy>(style) };
        var (a, b) = await _filing.TicketAsync();
        await LinkAsync(a);
        _filing.A.Files.Add(a, "film.mp4", new string('x', 2048), _filing.A.Say(a, "one"));
        _filing.A.Files.Add(a, "small.txt", "ok", _filing.A.Comments.Single());
        await _filing.SettleAsync();

        Assert.Equal(said, _filing.B.Said(b));
        Assert.Equal("small.txt", Assert.Single(_filing.B.Files.All).Name);
        Assert.Equal((1, letters), (_filing.A.Files.Opened, (await _filing.Office.LettersAsync()).Count));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_of_a_comment_that_carries_none_is_told_of_and_the_comment_goes()
    {
        _filing.B.Facts = _filing.B.Facts with
        {
            Comments = [.. _filing.B.Facts.Comments.Select(one => one with { Kinds = ["public"] }), _filing.B.Facts.Comments[0] with { Entity = "note", Kinds = ["internal"], CarriesFiles = false }],
        };
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "secret.txt", "?", _filing.A.Say(a, "between us", "internal"));
        _filing.A.Files.Add(a, "open.txt", "!", _filing.A.Say(a, "for all"));
        await _filing.SettleAsync();

        Assert.Contains("[[Anna (a) wrote:] between us [secret.txt, 1 bytes, was not copied: comments that are internal carry no files at b]]", _filing.B.Said(b), StringComparison.Ordinal);
        Assert.Equal("open.txt", Assert.Single(_filing.B.Files.All).Name);
    }

    [Fact]
    public async Task A_file_that_turns_out_too_large_is_read_no_further_than_allowed()
    {
        _filing.Policy = new AttachmentPolicy { MostBytes = 100_000 };
        var (a, b) = await _filing.TicketAsync();
        var endless = new Storage.Attachments.LongStream(64 * 1024 * 1024);
        _filing.A.Files.Opening = _ => new FileReport(new ContentOutcome { Stream = endless });
        _filing.A.Files.Add(a, "film.mp4", "?", _filing.A.Say(a, "one")).Size = null;
        await _filing.SettleAsync();

        Assert.InRange(endless.BytesRead, 100_000, 300_000);
        Assert.Equal("[Anna (a) wrote:] one [film.mp4, 97.7 KB, was not copied: larger than 97.7 KB]", _filing.B.Said(b));
        Assert.Empty(await _filing.Office.Files.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        await _filing.QuietAsync();
    }

    [Theory]
    [InlineData("virus.EXE", null, nameof(LeftOutPolicy.Note), "[Anna (a) wrote:] one [virus.EXE, 1 bytes, was not copied: files of its type are not copied]", 0)]
    [InlineData("film", "video/mp4", nameof(LeftOutPolicy.Note), "[Anna (a) wrote:] one [film, 1 bytes, was not copied: files of its type are not copied]", 0)]
    [InlineData("../../film\u202Egpj.exe", null, nameof(LeftOutPolicy.Hold), "[Anna (a) wrote:] one", 1)]
    public async Task A_file_of_a_blocked_type_is_told_and_never_read(string name, string? type, string style, string said, int letters)
    {
        _filing.Policy = new AttachmentPolicy { Blocked = [".exe", "video/*"], OnBlocked = Enum.Parse<LeftOutPolicy>(style) };
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, name, "x", _filing.A.Say(a, "one")).MediaType = type;
        await _filing.SettleAsync();

        Assert.Equal(said, _filing.B.Said(b));
        Assert.Equal((0, letters), (_filing.A.Files.Opened, (await _filing.Office.LettersAsync()).Count));
        Assert.Empty(_filing.B.Files.All);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task The_type_that_the_answer_tells_counts_too()
    {
        _filing.Policy = new AttachmentPolicy { Blocked = ["video/*"] };
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Opening = file => new FileReport(new ContentOutcome { Stream = new MemoryStream(file.Bytes), MediaType = "video/mp4" });
        _filing.A.Files.Add(a, "film", "x", _filing.A.Say(a, "one"));
        await _filing.SettleAsync();
        Assert.Empty(_filing.B.Files.All);
        Assert.Equal("[Anna (a) wrote:] one [film, 1 bytes, was not copied: files of its type are not copied]", _filing.B.Said(b));
    }

    [Fact]
    public async Task What_the_other_system_takes_counts_for_it_alone()
    {
        var filing = new FilingOffice("a", "b", "c");
        filing.Taking(FilingOffice.WithComment with { MostBytes = 3, MediaTypes = ["image/*", ".txt"] });
        var (a, b) = await filing.TicketAsync();
        var said = filing.A.Say(a, "one");
        filing.A.Files.Add(a, "long.txt", "1234", said);
        filing.A.Files.Add(a, "odd.bin", "12", said);
        filing.A.Files.Add(a, "ok.txt", "12", said);
        await filing.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] one [long.txt, 4 bytes, was not copied: b takes none larger than 3 bytes] [odd.bin, 2 bytes, was not copied: b takes no files of an unknown type]", filing.B.Said(b));
        Assert.Equal("ok.txt", Assert.Single(filing.B.Files.All).Name);
        Assert.Equal(3, filing.Office.Talks["c"].Files.All.Count);
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_system_that_takes_no_files_is_told_that_there_are_some_and_their_bytes_are_not_asked_for()
    {
        _filing.Taking(new FileFacts("attachment") { Download = true });
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "one", _filing.A.Say(a, "one"));
        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] one [log.txt, 3 bytes, was not copied: b takes no files]", _filing.B.Said(b));
        Assert.Equal(0, _filing.A.Files.Opened);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task Where_no_files_go_over_none_is_read_and_no_word_is_lost_of_them()
    {
        _filing.Office.Decide = program => program with { Comments = _filing.Talking.Policy };
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "one", _filing.A.Say(a, "one"));
        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] one", _filing.B.Said(b));
        Assert.Equal(0, _filing.A.Files.Opened);
    }

    [Fact]
    public async Task Files_of_the_ticket_go_over_where_no_comments_do()
    {
        _filing.Taking(FilingOffice.ByItself);
        _filing.Office.Decide = program => program with { Attachments = _filing.Policy };
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        _filing.A.Files.Add(a, "said.txt", "two", _filing.A.Say(a, "one"));
        await _filing.SettleAsync();
        Assert.Equal("log.txt=one", _filing.B.Files.Names(b));
        Assert.Equal("", _filing.B.Said(b));
        await _filing.QuietAsync();
    }

    [Theory]
    [InlineData(false, nameof(LeftOutPolicy.Note), "[Anna (a) wrote:] one | Added at a: film.mp4, clip.mp4 [film.mp4, 2 KB, was not copied: larger than 1 KB] [clip.mp4, 3 KB, was not copied: larger than 1 KB]")]
    [InlineData(true, nameof(LeftOutPolicy.Note), "[Anna (a) wrote:] one | Added at a: film.mp4, clip.mp4 [film.mp4, 2 KB, was not copied: larger than 1 KB] [clip.mp4, 3 KB, was not copied: larger than 1 KB]")]
    [InlineData(false, nameof(LeftOutPolicy.Link), "[Anna (a) wrote:] one | Added at a: film.mp4, clip.mp4 [film.mp4, 2 KB, was not copied: larger than 1 KB. It is at https://a.example/t] [clip.mp4, 3 KB, was not copied: larger than 1 KB. It is at https://a.example/t]")]
    [InlineData(false, nameof(LeftOutPolicy.Hold), "[Anna (a) wrote:] one")]
    public async Task A_file_of_the_ticket_or_one_that_came_late_that_is_left_out_is_told_by_a_comment(bool isLate, string style, string said)
    {
        _filing.Policy = new AttachmentPolicy { MostBytes = 1024, TooLarge = Enum.Parse<LeftOutPolicy>(style) };
        var (a, b) = await _filing.TicketAsync();
        await LinkAsync(a);
        var one = _filing.A.Say(a, "one");
        await _filing.SettleAsync();
        _filing.A.Files.Add(a, "film.mp4", new string('x', 2048), isLate ? one : null);
        _filing.A.Files.Add(a, "clip.mp4", new string('x', 3072), isLate ? one : null);
        await _filing.SettleAsync();
        Assert.Equal(said, _filing.B.Said(b));
        Assert.Equal(style == nameof(LeftOutPolicy.Hold) ? 2 : 0, (await _filing.Office.LettersAsync()).Count);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_system_that_takes_no_files_is_told_of_those_of_the_ticket_once()
    {
        _filing.Taking(new FileFacts("attachment") { Download = true });
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        await _filing.SettleAsync();
        Assert.Equal("Added at a: log.txt [log.txt, 3 bytes, was not copied: b takes no files]", _filing.B.Said(b));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_that_only_a_comment_could_carry_which_cannot_be_said_is_a_persons()
    {
        _filing.B.Facts = _filing.B.Facts with { Comments = [.. _filing.B.Facts.Comments.Select(one => one with { Kinds = ["public"] })] };
        _filing.Talking.Policy = TalkingOffice.Ways(("internal", "both"));
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        await _filing.SettleAsync();
        Assert.Equal("", _filing.B.Said(b));
        Assert.Equal("log.txt was not copied to b: files go to b with comments only, and no comments go there.", Assert.Single(await _filing.Office.LettersAsync()).Message);
        await _filing.QuietAsync();
    }

    private async Task LinkAsync(string a)
    {
        var link = await _filing.Office.LinkAsync("a", a);
        await _filing.Office.Store.CommitAsync(
            new() { Writes = [Rezolve.Mapping.Hub.Rows.LinkRows.Of("acme", link with { Url = "https://a.example/t" })] }, TestContext.Current.CancellationToken);
    }
}
