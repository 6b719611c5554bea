using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>A file is seen by nobody who may not read what it came with.</summary>
public sealed class FileVisibilityTests
{
    private readonly FilingOffice _filing = new();

    [Fact]
    public async Task A_file_of_an_internal_comment_goes_with_an_internal_comment()
    {
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "salary.txt", "secret", _filing.A.Say(a, "between us", "internal"));
        await _filing.SettleAsync();
        Assert.Equal("[[Anna (a) wrote:] between us]", _filing.B.Said(b));
        Assert.Equal($"salary.txt=secret ({_filing.B.Comments.Single().Key})", _filing.B.Files.Names(b));
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("chase")]
    [InlineData(null)]
    [InlineData("a word that nobody knows")]
    public async Task A_file_of_a_comment_that_is_not_for_all_is_held_where_all_would_see_it(string? kind)
    {
        _filing.Taking(FilingOffice.ByItself);
        _filing.Talking.Policy = TalkingOffice.Ways(("public", "both"), ("internal", "both"), ("chase", "both"));
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "salary.txt", "secret", _filing.A.Say(a, "between us", kind));
        await _filing.SettleAsync();

        Assert.Empty(_filing.B.Files.All);
        Assert.StartsWith("[[Anna (a) wrote:] between us [salary.txt, 6 bytes, was not copied: everybody who sees the ticket at b would see it", _filing.B.Said(b), StringComparison.Ordinal);
        Assert.StartsWith("salary.txt was not copied to b: everybody", Assert.Single(await _filing.Office.LettersAsync()).Message, StringComparison.Ordinal);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_of_a_comment_that_takes_no_part_takes_none()
    {
        _filing.Talking.Policy = TalkingOffice.Ways(("public", "both"));
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "salary.txt", "secret", _filing.A.Say(a, "between us", "internal"));
        await _filing.SettleAsync();
        Assert.Empty(_filing.B.Files.All);
        Assert.Equal(0, _filing.A.Files.Opened);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_the_ticket_that_an_internal_comment_shows_is_that_comments(bool takesPart)
    {
        _filing.Taking(FilingOffice.ByItself);
        if (!takesPart)
            _filing.Talking.Policy = TalkingOffice.Ways(("public", "both"));
        var (a, b) = await _filing.TicketAsync();
        var file = _filing.A.Files.Add(a, "salary.png", "secret");
        _filing.A.Format = "html";
        _filing.A.Say(a, $"see <img src=\"{file.Url}\">", "internal");
        await _filing.SettleAsync();
        Assert.Empty(_filing.B.Files.All);
        Assert.Equal(takesPart ? 1 : 0, (await _filing.Office.LettersAsync()).Count);
    }

    [Fact]
    public async Task A_file_whose_comment_is_narrowed_after_it_was_sent_is_told()
    {
        _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "oops");
        _filing.A.Files.Add(a, "salary.txt", "secret", said);
        await _filing.SettleAsync();
        _filing.A.Change(said, kind: "internal");
        await _filing.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] oops]", _filing.B.Said(b));
        Assert.StartsWith("salary.txt stands at b and cannot be taken back: everybody", Assert.Single(await _filing.Office.LettersAsync()).Message, StringComparison.Ordinal);
        await _filing.QuietAsync();
    }

    [Theory]
    [InlineData(true, false, "", 0)]
    [InlineData(false, false, "(This comment was removed.)", 1)]
    [InlineData(true, true, "(This comment was removed.)", 1)]
    public async Task A_file_whose_comment_cannot_be_narrowed_is_taken_back_with_it_or_told(bool deletes, bool isOfTicket, string left, int letters)
    {
        if (isOfTicket)
            _filing.Taking(FilingOffice.ByItself);
        _filing.B.Facts = _filing.B.Facts with { Comments = [.. _filing.B.Facts.Comments.Select(one => one with { Narrow = false, Edit = true, Delete = deletes })] };
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "oops");
        _filing.A.Files.Add(a, "salary.txt", "secret", said);
        await _filing.SettleAsync();
        _filing.A.Change(said, kind: "internal");
        await _filing.SettleAsync();

        Assert.Equal(left, _filing.B.Said(b));
        var told = (await _filing.Office.LettersAsync()).Select(letter => letter.Message).ToList();
        Assert.Equal(letters, told.Count);
        Assert.All(told, message => Assert.StartsWith("salary.txt stands at b and cannot be taken back: ", message, StringComparison.Ordinal));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_that_may_have_been_added_when_its_comment_is_narrowed_is_a_persons_and_comes_back_as_nothing_new()
    {
        _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        _filing.B.After = order => order.Files.Count > 0 ? new PartReport(WriteResult.Unknown) : null;
        var said = _filing.A.Say(a, "oops");
        _filing.A.Files.Add(a, "salary.txt", "secret", said);
        await _filing.Office.RoundAsync();
        _filing.A.Change(said, kind: "internal");
        await _filing.SettleAsync();

        Assert.Equal("salary.txt=secret", _filing.B.Files.Names(b));
        Assert.Single(_filing.A.Files.All);
        Assert.StartsWith("Nobody can tell whether salary.txt was added: its outcome is not known, and now everybody who sees the ticket at b would see it", Assert.Single(await _filing.Office.LettersAsync()).Message, StringComparison.Ordinal);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task No_file_goes_to_the_copy_of_a_comment_that_could_not_be_narrowed()
    {
        _filing.Taking(FilingOffice.OfComment);
        _filing.B.Facts = _filing.B.Facts with { Comments = [.. _filing.B.Facts.Comments.Select(one => one with { Narrow = false, Edit = false, Delete = false })] };
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "oops");
        await _filing.SettleAsync();
        _filing.A.Change(said, kind: "internal");
        _filing.A.Files.Add(a, "salary.txt", "secret", said);
        await _filing.SettleAsync();

        Assert.Empty(_filing.B.Files.All);
        Assert.Contains("salary.txt was not copied to b: the comment it came with is internal now.", (await _filing.Office.LettersAsync()).Select(letter => letter.Message));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task The_same_file_goes_again_where_those_who_read_the_second_comment_cannot_see_the_first()
    {
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "same", _filing.A.Say(a, "between us", "internal"));
        await _filing.SettleAsync();
        _filing.A.Files.Add(a, "log.txt", "same", _filing.A.Say(a, "for all"));
        await _filing.SettleAsync();
        Assert.Equal(2, _filing.B.Files.All.Count);
        Assert.Equal(_filing.B.Comments.Select(one => one.Key), _filing.B.Files.All.Select(file => file.Comment!));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_that_comes_late_to_an_internal_comment_goes_with_an_internal_comment()
    {
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "between us", "internal");
        await _filing.SettleAsync();
        _filing.A.Files.Add(a, "salary.txt", "secret", said);
        await _filing.SettleAsync();
        Assert.Equal("[[Anna (a) wrote:] between us] | [Added at a: salary.txt]", _filing.B.Said(b));
    }
}
