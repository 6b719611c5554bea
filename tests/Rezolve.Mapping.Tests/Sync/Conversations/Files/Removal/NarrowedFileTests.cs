using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files.Removal;

/// <summary>When fewer people may read a comment, fewer people see its files.</summary>
public sealed class NarrowedFileTests
{
    [Fact]
    public async Task A_copy_that_stands_by_itself_is_deleted_before_anything_else_is_said()
    {
        var filing = new FilingOffice().Taking(FilingOffice.ByItself with { Delete = true });
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();

        filing.A.Change(comment, kind: "internal");
        filing.A.Say(a, "later");
        await filing.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] see the log] | [Anna (a) wrote:] later", filing.B.Said(b));
        Assert.Empty(filing.B.Files.All);
        var orders = filing.B.Writes.Select(order => $"{order.Entity} {order.Kind}").ToList();
        Assert.True(orders.LastIndexOf("attachment Delete") < orders.LastIndexOf("comment Create"));
        await filing.QuietAsync();
    }

    [Fact]
    public async Task One_that_goes_with_its_comment_stays_where_that_is_narrowed()
    {
        var filing = new FilingOffice().Taking(FilingOffice.WithComment with { Delete = true });
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();

        filing.A.Change(comment, kind: "internal");
        await filing.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] see the log]", filing.B.Said(b));
        Assert.Single(filing.B.Files.All);
        await filing.QuietAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_comment_can_only_be_emptied_the_file_is_taken_away_or_a_person_is_told(bool canDelete)
    {
        var filing = new FilingOffice().Taking(FilingOffice.WithComment with { Delete = canDelete });
        filing.B.Facts = filing.B.Facts with { Comments = [filing.B.Facts.Comments[0] with { Narrow = false, Delete = false }] };
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();

        filing.A.Change(comment, kind: "internal");
        await filing.SettleAsync();

        Assert.Equal("(This comment was removed.)", filing.B.Said(b));
        Assert.Equal(canDelete ? 0 : 1, filing.B.Files.All.Count);
        Assert.Equal(canDelete ? 0 : 1, (await filing.Office.LettersAsync()).Count);
        await filing.QuietAsync();
    }

    [Fact]
    public async Task Where_the_comment_can_only_be_deleted_its_files_go_with_it()
    {
        var filing = new FilingOffice().Taking(FilingOffice.WithComment);
        filing.B.Facts = filing.B.Facts with { Comments = [filing.B.Facts.Comments[0] with { Narrow = false, Edit = false }] };
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();

        filing.A.Change(comment, kind: "internal");
        await filing.SettleAsync();

        Assert.Equal("", filing.B.Said(b));
        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_comment_of_ours_that_carries_a_late_file_is_narrowed_with_the_one_it_came_with()
    {
        var filing = new FilingOffice();
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        await filing.SettleAsync();
        filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] see the log | Added at a: log.txt", filing.B.Said(b));

        filing.A.Change(comment, kind: "internal");
        await filing.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] see the log] | [Added at a: log.txt]", filing.B.Said(b));
        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_narrowing_that_is_tried_again_is_waited_for()
    {
        var filing = new FilingOffice().Taking(FilingOffice.WithComment with { Delete = true });
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();
        var failing = 2;
        filing.B.Before = order => order.Kind == WriteKind.Update && failing-- > 0 ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Transient, "busy")) : null;

        filing.A.Change(comment, kind: "internal");
        await filing.SettleAsync();

        Assert.Equal("[[Anna (a) wrote:] see the log]", filing.B.Said(b));
        Assert.Single(filing.B.Files.All);
    }
}
