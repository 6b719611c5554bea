using System.Text;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>What is added at one system is added at the others, once.</summary>
public sealed class FileMirrorTests
{
    private readonly FilingOffice _filing = new();

    [Fact]
    public async Task A_file_goes_with_its_comment_and_never_comes_back()
    {
        var (a, b) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "see the picture");
        _filing.A.Files.Add(a, "smoke.png", "pixels", said);
        await _filing.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] see the picture", _filing.B.Said(b));
        var copy = Assert.Single(_filing.B.Comments);
        Assert.Equal($"smoke.png=pixels ({copy.Key})", _filing.B.Files.Names(b));
        Assert.Single(_filing.B.Writes);
        Assert.Single(_filing.A.Files.All);
        Assert.Equal((1, 0), (_filing.A.Files.Opened, _filing.B.Files.Opened));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_goes_to_the_ticket_before_its_comment_where_files_are_taken_by_themselves()
    {
        _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "see the picture"));
        await _filing.SettleAsync();

        Assert.Equal(["attachment", "comment"], _filing.B.Writes.Select(write => write.Entity));
        Assert.Equal("smoke.png=pixels", _filing.B.Files.Names(b));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_goes_to_its_comment_after_it_where_files_belong_to_comments()
    {
        _filing.Taking(FilingOffice.OfComment);
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "see the picture", "internal"));
        await _filing.SettleAsync();

        Assert.Equal(["comment", "attachment"], _filing.B.Writes.Select(write => write.Entity));
        Assert.Equal($"smoke.png=pixels ({_filing.B.Comments.Single().Key})", _filing.B.Files.Names(b));
        await _filing.QuietAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_the_ticket_goes_to_the_ticket_or_with_a_comment_of_ours(bool byItself)
    {
        if (byItself)
            _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        _filing.A.Files.Add(a, "trace.txt", "two");
        await _filing.SettleAsync();

        Assert.Equal(byItself ? "" : "Added at a: log.txt, trace.txt", _filing.B.Said(b));
        Assert.Equal(["log.txt", "trace.txt"], _filing.B.Files.All.Select(file => file.Name));
        Assert.Empty(_filing.A.Comments);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task Of_three_systems_each_has_each_file_once()
    {
        var filing = new FilingOffice("a", "b", "c");
        filing.Taking(FilingOffice.ByItself);
        var (a, b) = await filing.TicketAsync();
        filing.A.Files.Add(a, "one.txt", "1", filing.A.Say(a, "one"));
        filing.B.Files.Add(b, "two.txt", "2", filing.B.Say(b, "two", author: "Béla"));
        await filing.SettleAsync();

        Assert.All(filing.Office.Talks.Values, talk => Assert.Equal(["one.txt", "two.txt"], talk.Files.All.Select(file => file.Name).Order()));
        await filing.QuietAsync();
    }

    [Fact]
    public async Task C32_a_file_that_some_answers_leave_out_is_copied_once_and_is_never_taken_for_gone()
    {
        var (a, b) = await _filing.TicketAsync();
        var leavesOut = true;
        _filing.A.Telling = report => leavesOut ? report with { Files = [] } : report;
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "see the picture"));
        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] see the picture", _filing.B.Said(b));
        Assert.Empty(_filing.B.Files.All);

        leavesOut = false;
        _filing.Office.A.Edit(a);
        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] see the picture | Added at a: smoke.png", _filing.B.Said(b));
        Assert.Equal("pixels", Encoding.UTF8.GetString(Assert.Single(_filing.B.Files.All).Bytes));

        leavesOut = true;
        _filing.Office.A.Edit(a);
        await _filing.SettleAsync();
        Assert.Single(_filing.B.Files.All);
        await _filing.QuietAsync();
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("empty")]
    [InlineData("short")]
    [InlineData("breaks")]
    public async Task C43_a_file_that_is_but_a_name_is_not_copied_but_tried_again_and_then_told(string what)
    {
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Opening = file => what switch
        {
            "nothing" => new FileReport(null, IsMissing: true),
            "empty" => new FileReport(new ContentOutcome { Stream = new MemoryStream() }),
            "short" => new FileReport(new ContentOutcome { Stream = new MemoryStream(file.Bytes[..3]) }),
            _ => new FileReport(new ContentOutcome { Stream = new Storage.Attachments.LongStream(6) { FailsAt = 3 } }),
        };
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "see the picture"));
        await _filing.Office.RoundAsync();
        Assert.Equal("", _filing.B.Said(b));
        await _filing.SettleAsync(60);

        Assert.InRange(_filing.A.Files.Opened, 3, 6);
        Assert.StartsWith("[Anna (a) wrote:] see the picture [smoke.png, 6 bytes, was not copied: it ", _filing.B.Said(b), StringComparison.Ordinal);
        Assert.Empty(_filing.B.Files.All);
        Assert.StartsWith("file ", Assert.Single(await _filing.Office.LettersAsync()).Group, StringComparison.Ordinal);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_comment_waits_for_a_file_that_comes_at_the_second_try_and_the_others_of_its_source_with_it()
    {
        var (a, b) = await _filing.TicketAsync();
        var failing = 1;
        _filing.A.Files.Opening = _ => failing-- > 0 ? new FileReport(null, Failure.Of(FailureClass.Transient, "the disk is busy")) : null;
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "one"));
        _filing.Office.Clock.Advance(TimeSpan.FromSeconds(1));
        _filing.A.Say(a, "two");
        await _filing.Office.RoundAsync();
        Assert.Equal("", _filing.B.Said(b));

        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] one | [Anna (a) wrote:] two", _filing.B.Said(b));
        Assert.Single(_filing.B.Files.All);
        Assert.Empty(await _filing.Office.LettersAsync());
    }

    [Fact]
    public async Task Bytes_that_were_lost_here_are_got_again()
    {
        var (a, b) = await _filing.TicketAsync();
        var refusing = true;
        _filing.B.Before = _ => refusing ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Transient, "busy")) : null;
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "one"));
        await _filing.Office.RoundAsync();
        await foreach (var kept in _filing.Office.Files.ListAsync(TestContext.Current.CancellationToken))
            await _filing.Office.Files.DeleteAsync(kept.Hash, TestContext.Current.CancellationToken);
        refusing = false;
        await _filing.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] one", _filing.B.Said(b));
        Assert.Single(_filing.B.Files.All);
        Assert.Equal(2, _filing.A.Files.Opened);
    }

    [Fact]
    public async Task A_file_that_was_added_before_the_cut_off_stays_where_it_is()
    {
        var before = _filing.Office.A.Add(("subject", Value.Of("old")));
        _filing.A.Files.Add(before, "old.txt", "old", _filing.A.Say(before, "old"));
        _filing.A.Files.Add(before, "older.txt", "older");
        _filing.Office.Clock.Advance(TimeSpan.FromDays(1));
        await _filing.SettleAsync();
        Assert.Empty(_filing.B.Files.All);
        Assert.Equal(0, _filing.A.Files.Opened);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_has_another_size_there_is_told(bool byItself)
    {
        if (byItself)
            _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "one"));
        await _filing.Office.RoundAsync();
        _filing.B.Files.All.Single().Size = 4;
        _filing.Office.B.Edit(b);
        await _filing.SettleAsync();

        Assert.StartsWith("smoke.png has 6 bytes, and its copy f900 at b has 4.", Assert.Single(await _filing.Office.LettersAsync()).Message, StringComparison.Ordinal);
        Assert.Single(_filing.A.Files.All);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_copy_that_its_system_has_named_anew_is_known_by_its_bytes()
    {
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "smoke 1.png", "pixels", _filing.A.Say(a, "one"));
        await _filing.Office.RoundAsync();
        var copy = _filing.B.Files.All.Single();
        (copy.Name, copy.Comment) = ("smoke_1.png", null);
        _filing.Office.B.Edit(b);
        await _filing.SettleAsync();

        Assert.Single(_filing.A.Files.All);
        Assert.Single(_filing.A.Comments);
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task The_same_file_in_two_comments_is_sent_once()
    {
        _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "log.txt", "same");
        await _filing.SettleAsync();
        _filing.A.Files.Add(a, "log.txt", "same", _filing.A.Say(a, "again"));
        await _filing.SettleAsync();

        Assert.Equal("log.txt=same", _filing.B.Files.Names(b));
        Assert.Equal("[Anna (a) wrote:] again", _filing.B.Said(b));
        await _filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_whose_ticket_is_not_linked_any_more_is_not_waited_for()
    {
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Opening = _ => new FileReport(null, Failure.Of(FailureClass.Throttled, "later"));
        _filing.A.Files.Add(a, "log.txt", "one", _filing.A.Say(a, "one"));
        await _filing.Office.RoundAsync();
        Assert.Equal("", _filing.B.Said(b));
        var link = await _filing.Office.LinkAsync("a", a);
        await _filing.Office.Store.CommitAsync(new() { Writes = [LinkRows.Of("acme", link with { State = LinkState.Tombstoned })] }, TestContext.Current.CancellationToken);
        _filing.Office.B.Edit(b);
        _filing.Office.Clock.Advance(TimeSpan.FromHours(2));
        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] one [log.txt, 3 bytes, was not copied: it could not be read]", _filing.B.Said(b));
    }
}
