using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files.Removal;

/// <summary>What becomes of copies and bytes when a file is deleted where it was added.</summary>
public sealed class RemovedFileTests
{
    public static TheoryData<string, bool> Ways => new(
        from way in (string[])["with", "first", "after"] from isStored in (bool[])[false, true] select (way, isStored));

    [Theory]
    [InlineData("with")]
    [InlineData("first")]
    [InlineData("after")]
    public async Task Its_copies_are_deleted_too_where_the_system_can(string way)
    {
        var filing = Deleting(way);
        var (a, b) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();
        Assert.Single(filing.B.Files.All);

        filing.A.Files.Delete(file);
        await filing.SettleAsync();

        Assert.Empty(filing.B.Files.All);
        Assert.Equal("[Anna (a) wrote:] see the log", filing.B.Said(b));
        var row = await RowAsync(filing, "log.txt");
        Assert.Equal((FileState.Gone, null, CopyState.Ended), (row.State, row.Hash, row.Copies["b"].State));
        Assert.NotNull(row.DeletedAt);
        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task Where_the_system_cannot_a_note_says_so_once()
    {
        var filing = new FilingOffice();
        var (a, b) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();

        filing.A.Files.Delete(file);
        await filing.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] see the log | (log.txt was deleted where it was added.)", filing.B.Said(b));
        Assert.Single(filing.B.Files.All);
        await filing.QuietAsync();
    }

    [Theory]
    [InlineData(nameof(RemovedPolicy.Note), 1, 2)]
    [InlineData(nameof(RemovedPolicy.Ignore), 1, 1)]
    public async Task An_operator_may_want_copies_to_stay(string policy, int files, int comments)
    {
        var filing = Deleting("first");
        filing.Policy = filing.Policy with { Deletes = Enum.Parse<RemovedPolicy>(policy) };
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();

        filing.A.Files.Delete(file);
        await filing.SettleAsync();

        Assert.Equal((files, comments), (filing.B.Files.All.Count, filing.B.Comments.Count));
        await filing.QuietAsync();
    }

    [Fact]
    public async Task One_that_is_only_left_out_of_a_list_is_not_deleted_and_not_asked_for_again()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();

        file.IsListed = false;
        filing.Office.A.Edit(a);
        await filing.SettleAsync();
        var opened = filing.A.Files.Opened;
        filing.Office.A.Edit(a);
        await filing.SettleAsync();

        Assert.Single(filing.B.Files.All);
        Assert.Equal(opened, filing.A.Files.Opened);
        await filing.QuietAsync();
    }

    [Fact]
    public async Task An_outage_deletes_nothing_and_the_file_is_asked_for_again()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();

        file.IsListed = false;
        filing.A.Files.Opening = _ => new FileReport(null, Failure.Of(FailureClass.Transient, "the disk is away"));
        filing.Office.A.Edit(a);
        await filing.Office.RoundAsync();
        await filing.Office.RoundAsync();
        Assert.Single(filing.B.Files.All);

        filing.A.Files.Opening = null;
        filing.A.Files.Delete(file);
        await filing.SettleAsync();
        Assert.Empty(filing.B.Files.All);
    }

    [Fact]
    public async Task One_that_is_there_again_is_got_anew_and_goes_on()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();
        filing.A.Files.Delete(file);
        await filing.SettleAsync();

        filing.A.Files.All.Add(file);
        filing.Office.A.Edit(a);
        await filing.SettleAsync();

        var row = await RowAsync(filing, "log.txt");
        Assert.Equal((FileState.Stored, null), (row.State, row.DeletedAt));
        Assert.NotNull(row.Hash);
    }

    [Fact]
    public async Task What_goes_with_a_comment_that_is_deleted_goes_too()
    {
        var filing = Deleting("first");
        var (a, b) = await filing.TicketAsync();
        var comment = filing.A.Say(a, "see the log");
        var file = filing.A.Files.Add(a, "log.txt", "one", comment);
        await filing.SettleAsync();

        filing.A.Delete(comment);
        filing.A.Files.Delete(file);
        await filing.SettleAsync();

        Assert.Equal("", filing.B.Said(b));
        Assert.Empty(filing.B.Files.All);
        Assert.Equal(0, await KeptAsync(filing));
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_delete_that_is_refused_is_told_to_a_person_and_not_tried_again()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();
        filing.B.Before = order => order.Kind == WriteKind.Delete ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Validation, "files are kept for ever")) : null;

        filing.A.Files.Delete(file);
        await filing.SettleAsync();

        Assert.Contains("log.txt stands at b and cannot be taken back, though it was deleted where it was added: files are kept for ever", Assert.Single(await filing.Office.LettersAsync()).Message);
        Assert.Single(filing.B.Writes, order => order.Kind == WriteKind.Delete);
        await filing.QuietAsync();
    }

    [Fact]
    public async Task Bytes_that_another_file_has_too_stay_until_it_is_gone()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        var one = filing.A.Files.Add(a, "log.txt", "the same", filing.A.Say(a, "see the log"));
        var two = filing.A.Files.Add(a, "copy.txt", "the same", filing.A.Say(a, "and its copy"));
        await filing.SettleAsync();
        Assert.Equal(1, await KeptAsync(filing));

        filing.A.Files.Delete(one);
        await filing.SettleAsync();
        Assert.Equal(1, await KeptAsync(filing));

        filing.A.Files.Delete(two);
        await filing.SettleAsync();
        Assert.Equal(0, await KeptAsync(filing));
    }

    [Fact]
    public async Task What_a_process_left_behind_goes_with_the_next_sweep_and_is_counted()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();
        await filing.Office.Files.KeepAsync(new MemoryStream("nobody's"u8.ToArray()), 100, TestContext.Current.CancellationToken);

        var (read, _) = await filing.Office.RoundAsync(FeedKind.Keys);

        Assert.Contains("1 files that nothing refers to any more were removed, 8 bytes; 1 are kept", read.Notes);
        Assert.Equal(1, await KeptAsync(filing));
        Assert.DoesNotContain("removed", string.Join(' ', (await filing.Office.RoundAsync(FeedKind.Keys)).Read.Notes));
    }

    [Fact]
    public async Task Bytes_that_are_swept_from_under_a_file_are_got_again_before_it_is_sent()
    {
        var filing = Deleting("first");
        var (a, _) = await filing.TicketAsync();
        var losing = true;
        filing.B.Before = order => losing && order.Files.Count > 0 ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Transient, "busy")) : null;
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.Office.RoundAsync();
        await foreach (var content in filing.Office.Files.ListAsync(TestContext.Current.CancellationToken))
            await filing.Office.Files.DeleteAsync(content.Hash, TestContext.Current.CancellationToken);
        losing = false;
        await filing.SettleAsync();

        Assert.Single(filing.B.Files.All);
        Assert.Equal(2, filing.A.Files.Opened);
        Assert.Empty(await filing.Office.LettersAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task K6_Wherever_the_process_ends_copies_and_bytes_are_gone_in_the_end(string way, bool isStored)
    {
        var (_, commits) = await RunAsync(way, 0, isStored);
        for (var at = 1; at <= commits; at++)
        {
            var (filing, _) = await RunAsync(way, at, isStored);
            await filing.Office.RoundAsync(FeedKind.Keys);
            Assert.Equal((at, 0, 0), (at, filing.B.Files.All.Count, await KeptAsync(filing)));
            Assert.Empty(await filing.Office.LettersAsync());
            await filing.QuietAsync();
        }
        Assert.InRange(commits, 4, 60);
    }

    private static FilingOffice Deleting(string way)
    {
        var facts = way switch
        {
            "with" => FilingOffice.WithComment,
            "first" => FilingOffice.ByItself,
            _ => FilingOffice.OfComment,
        };
        return new FilingOffice().Taking(facts with { Delete = true });
    }

    private static async Task<HubFile> RowAsync(FilingOffice filing, string name) =>
        await filing.Office.Hub.FilesAsync(null, TestContext.Current.CancellationToken).FirstAsync(file => file.Name == name && file.Origin.Connection == "a", TestContext.Current.CancellationToken);

    private static async Task<int> KeptAsync(FilingOffice filing) => await filing.Office.Files.ListAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

    private static async Task<(FilingOffice Filing, int Commits)> RunAsync(string way, int at, bool isStored)
    {
        var filing = Deleting(way);
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();
        filing.A.Files.Delete(file);
        var made = 0;
        for (var round = 0; round < 3; round++)
        {
            CrashingStore? store = null;
            filing.Office.Reached = inner => store ??= new CrashingStore(inner, at == 0 ? 0 : at - made, isStored);
            try
            {
                await filing.Office.RoundAsync();
            }
            catch (ProcessEndedException)
            {
                filing.Office.Clock.Advance(TimeSpan.FromMinutes(10));
            }
            made += store!.Changes.Count;
            if (at > 0 && made >= at - (isStored ? 0 : 1))
                break;
        }
        filing.Office.Reached = inner => inner;
        await filing.SettleAsync();
        return (filing, made);
    }
}
