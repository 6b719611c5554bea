using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Conversations;

/// <summary>Comments that do not move their ticket are heard by the feed they have of their own, and by each sweep.</summary>
public sealed class OwnFeedTests
{
    [Fact]
    public async Task A_comment_that_does_not_move_its_ticket_is_heard_by_its_own_feed()
    {
        var talking = Silent();
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "it smokes");
        var (read, _) = await talking.Office.RoundAsync();
        await talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] it smokes", talking.B.Said(b));
        Assert.Equal(1, read.Queued);
        await talking.QuietAsync();
    }

    [Fact]
    public async Task Without_a_feed_such_a_comment_is_heard_with_the_next_sweep()
    {
        var talking = Silent();
        talking.Office.A.News = null;
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "it smokes");
        await talking.Office.SettleAsync();
        Assert.Equal("", talking.B.Said(b));

        await talking.Office.RoundAsync(FeedKind.Keys);
        await talking.Office.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] it smokes", talking.B.Said(b));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_system_that_tells_no_stamps_all_is_heard_with_each_sweep_whether_it_tells_keys_or_not(bool tellsKeys)
    {
        var talking = new TalkingOffice();
        talking.Office.A.TellsStamp = false;
        talking.A.MovesTicket = false;
        var (a, b) = await talking.TicketAsync();
        var reads = talking.A.Reads;
        var comment = talking.A.Say(a, "one");
        await SweepAsync();
        await talking.Office.SettleAsync();
        talking.A.Change(comment, "two");
        await SweepAsync();
        await talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] two", talking.B.Said(b));
        Assert.True(talking.A.Reads > reads);

        async Task SweepAsync()
        {
            using var pipeline = new SyncPipeline(talking.Office.Setting());
            if (tellsKeys)
                await pipeline.TakeInAsync("a", FeedKind.Keys, TestContext.Current.CancellationToken);
            else
                await pipeline.HearAgainAsync("a", TestContext.Current.CancellationToken);
            await pipeline.EndAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_sweep_hears_nobody_again_whose_tickets_tell_what_was_said()
    {
        var talking = new TalkingOffice();
        await talking.TicketAsync();
        var reads = talking.A.Reads;

        await talking.Office.RoundAsync(FeedKind.Keys);

        Assert.Equal(reads, talking.A.Reads);
    }

    [Fact]
    public async Task Ten_comments_on_two_tickets_are_two_readings()
    {
        var talking = Silent();
        var (one, _) = await talking.TicketAsync();
        var (two, _) = await talking.TicketAsync();
        for (var at = 0; at < 5; at++)
        {
            talking.A.Say(one, $"one {at}");
            talking.A.Say(two, $"two {at}");
        }
        var reads = talking.A.Reads;
        using var pipeline = new SyncPipeline(talking.Office.Setting());

        var read = await pipeline.TakeInAsync("a", FeedKind.Changes, TestContext.Current.CancellationToken);
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);

        Assert.Equal((2, 8, 0), (read.Queued, read.Skipped - Passed(read), read.Unreadable));
        Assert.Equal(read.Read, read.Queued + read.Skipped + read.Unchanged + read.Changed);
        Assert.Equal(2, talking.A.Reads - reads);
        Assert.Equal(10, talking.B.Comments.Count);
    }

    [Fact]
    public async Task A_row_that_every_run_gives_again_says_nothing_twice()
    {
        var talking = Silent();
        talking.Office.A.NewsAgain = 50;
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "it smokes");
        await talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] it smokes", talking.B.Said(b));
        await talking.QuietAsync();
    }

    [Fact]
    public async Task A_page_that_breaks_off_is_read_on_from_where_the_one_before_it_ended()
    {
        var talking = Silent(pageSize: 2);
        var (a, b) = await talking.TicketAsync();
        foreach (var word in (string[])["one", "two", "three"])
            talking.A.Say(a, word);
        talking.Office.A.NewsPages = 1;
        var (read, _) = await talking.Office.RoundAsync();
        Assert.NotNull(read.Failure);
        Assert.Equal(3, talking.B.Comments.Count);
        talking.A.Say(a, "four");
        talking.Office.A.NewsPages = null;
        await talking.Office.SettleAsync();

        Assert.Equal("one two three four", string.Join(' ', talking.B.Comments.Select(one => one.Text.Split(' ')[^1].Split('\n')[^1])));
        Assert.NotEmpty(b);
    }

    [Fact]
    public async Task What_is_said_on_a_ticket_that_takes_no_part_wakes_nobody()
    {
        var talking = Silent();
        await talking.TicketAsync();
        talking.Office.A.News!.Add(new PartNews("ticket", "a999"));
        var (read, work) = await talking.Office.RoundAsync();

        Assert.Equal((0, 0), (read.Queued, work.Taken));
    }

    [Fact]
    public async Task A_comment_that_only_its_own_key_names_wakes_the_ticket_it_was_heard_on()
    {
        var talking = Silent();
        var (a, b) = await talking.TicketAsync();
        var comment = talking.A.Say(a, "one");
        await talking.Office.SettleAsync();
        talking.Office.A.News!.Clear();
        (comment.Text, talking.Office.A.NewsAgain) = ("two", 50);
        talking.Office.A.News.AddRange([new PartNews("comment", comment.Key), new PartNews("comment", "c-unknown")]);
        await talking.Office.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] two", talking.B.Said(b));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task K12_Wherever_the_process_ends_between_the_feed_and_the_wake_each_comment_is_told_once(bool isStored)
    {
        var (whole, commits) = await RunAsync(0, isStored);
        for (var at = 1; at <= commits; at++)
        {
            var (told, _) = await RunAsync(at, isStored);
            Assert.Equal((at, whole), (at, told));
        }
        Assert.InRange(commits, 4, 40);
    }

    [Fact]
    public async Task The_work_and_the_mark_of_a_page_are_one_change()
    {
        var talking = Silent();
        var (a, _) = await talking.TicketAsync();
        talking.A.Say(a, "one");
        CrashingStore? store = null;
        talking.Office.Reached = inner => store = new CrashingStore(inner, 0, false);
        await talking.Office.RoundAsync();

        var change = Assert.Single(store!.Changes, change => change.Writes.Any(write => write.Key.Kind == "mark" && write.Key.Id.EndsWith("/a", StringComparison.Ordinal)) && change.Writes.Any(write => write.Key.Kind == "work"));
        Assert.Equal(2, change.Writes.Count);
    }

    private static TalkingOffice Silent(int pageSize = 100)
    {
        var talking = new TalkingOffice();
        talking.Office.Desks["a"] = new Desk("a", talking.Office.Clock) { PageSize = pageSize, News = [] };
        var talk = new DeskTalk(talking.Office.A, talking.Office.Clock) { MovesTicket = false };
        talk.Facts = talk.Facts with { MovesTicket = false };
        talking.Office.Talks["a"] = talk;
        return talking;
    }

    private static int Passed(IntakeReport read) => read.Read - 10 - read.Unchanged - read.Changed;

    private static async Task<(string Told, int Commits)> RunAsync(int at, bool isStored)
    {
        var talking = Silent();
        var (a, b) = await talking.TicketAsync();
        talking.A.Say(a, "one");
        talking.A.Say(a, "two");
        CrashingStore? store = null;
        talking.Office.Reached = inner => store = new CrashingStore(inner, at, isStored);
        try
        {
            await talking.Office.RoundAsync();
        }
        catch (ProcessEndedException)
        {
            talking.Office.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        var commits = store!.Changes.Count;
        talking.Office.Reached = inner => inner;
        await talking.Office.SettleAsync();
        return (talking.B.Said(b), commits);
    }
}
