using Rezolve.Mapping.Hub.Conversations;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>Files are held against what was sent, and against what a system's scan says of them.</summary>
public sealed class CheckedFileTests
{
    [Theory]
    [InlineData("with")]
    [InlineData("first")]
    [InlineData("after")]
    public async Task A_copy_that_is_cut_short_is_looked_at_twice_and_then_told_to_a_person_once(string way)
    {
        var filing = Taking(way);
        var (a, _) = await filing.TicketAsync();
        filing.B.After = order =>
        {
            filing.B.Files.All.ForEach(file => file.Size = 1);
            return null;
        };
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.Office.RoundAsync();
        await filing.Office.RoundAsync();
        var first = (await filing.Office.LettersAsync()).Count;
        await filing.SettleAsync();

        Assert.Equal(0, first);
        Assert.Contains("log.txt has 3 bytes, and its copy", Assert.Single(await filing.Office.LettersAsync()).Message);
        await filing.QuietAsync();
    }

    [Theory]
    [InlineData("first")]
    [InlineData("after")]
    public async Task Where_the_ticket_does_not_move_with_a_file_it_is_read_back_at_once(string way)
    {
        var filing = Taking(way);
        filing.B.Facts = filing.B.Facts with { MovesTicket = false };
        var (a, _) = await filing.TicketAsync();
        filing.B.After = order =>
        {
            filing.B.Files.All.ForEach(file => file.Size = 1);
            return null;
        };
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.Office.RoundAsync();

        Assert.NotNull((await RowAsync(filing)).Copies["b"].DiffersSince);
        await filing.SettleAsync();
        Assert.Single(await filing.Office.LettersAsync());
    }

    [Fact]
    public async Task A_size_that_is_right_at_the_second_look_is_right()
    {
        var filing = Taking("first");
        var (a, b) = await filing.TicketAsync();
        filing.B.After = order =>
        {
            filing.B.Files.All.ForEach(file => file.Size = 0);
            return null;
        };
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.Office.RoundAsync();
        filing.B.After = null;
        await filing.Office.RoundAsync();
        filing.B.Files.All.ForEach(file => file.Size = 3);
        filing.Office.B.Edit(b);
        await filing.SettleAsync();

        Assert.Empty(await filing.Office.LettersAsync());
        Assert.Null((await RowAsync(filing)).Copies["b"].DiffersSince);
    }

    [Fact]
    public async Task Other_bytes_of_the_same_length_are_found_by_their_hash()
    {
        var filing = Taking("first");
        var (a, _) = await filing.TicketAsync();
        filing.B.After = order =>
        {
            filing.B.Files.All.ForEach(file => (file.TellsHash, file.Bytes) = (true, "two"u8.ToArray()));
            return null;
        };
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();

        Assert.Contains("has other bytes", Assert.Single(await filing.Office.LettersAsync()).Message);
    }

    [Fact]
    public async Task The_hash_of_what_was_sent_is_no_reason_to_tell_anybody()
    {
        var filing = Taking("first");
        var (a, _) = await filing.TicketAsync();
        filing.B.After = order =>
        {
            filing.B.Files.All.ForEach(file => file.TellsHash = true);
            return null;
        };
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        await filing.SettleAsync();

        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_whose_scan_is_not_over_is_waited_for_and_so_is_its_comment()
    {
        var filing = Taking("with");
        var (a, b) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        file.Scan = "pending";
        await filing.Office.RoundAsync();
        await filing.Office.RoundAsync();
        Assert.Equal(("", 0), (filing.B.Said(b), filing.A.Files.Opened));

        file.Scan = "clean";
        await filing.SettleAsync();

        Assert.Equal("log.txt=one (c500)", filing.B.Files.Names(b)[..^6] + "(c500)");
        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task One_whose_scan_never_ends_is_left_out_with_a_note_and_a_letter_and_goes_when_it_is_released()
    {
        var filing = Taking("with");
        var (a, b) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "see the log"));
        file.Scan = "pending";
        await filing.SettleAsync(40);

        Assert.Contains("log.txt, 3 bytes, was not copied: it was not released by a scan", filing.B.Said(b));
        Assert.Contains("its scan is not over", Assert.Single(await filing.Office.LettersAsync()).Message);

        file.Scan = "clean";
        filing.Office.A.Edit(a);
        await filing.SettleAsync();
        Assert.Single(filing.B.Files.All);
        Assert.Empty(await filing.Office.LettersAsync());
    }

    [Fact]
    public async Task One_in_which_something_was_found_goes_nowhere()
    {
        var filing = Taking("with");
        var (a, b) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "bad.exe", "one", filing.A.Say(a, "see"));
        file.Scan = "infected";
        await filing.SettleAsync();

        Assert.Empty(filing.B.Files.All);
        Assert.Equal(0, filing.A.Files.Opened);
        Assert.Contains("something harmful was found in it", filing.B.Said(b));
        Assert.Contains("a has found something harmful in bad.exe", Assert.Single(await filing.Office.LettersAsync()).Message);
        await filing.QuietAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_found_in_it_later_takes_its_copies_back(bool canDelete)
    {
        var filing = new FilingOffice().Taking(FilingOffice.WithComment with { Delete = canDelete });
        var (a, _) = await filing.TicketAsync();
        var file = filing.A.Files.Add(a, "bad.exe", "one", filing.A.Say(a, "see"));
        await filing.SettleAsync();
        Assert.Single(filing.B.Files.All);

        file.Scan = "infected";
        filing.Office.A.Edit(a);
        await filing.SettleAsync();

        Assert.Equal(canDelete ? 0 : 1, filing.B.Files.All.Count);
        Assert.Equal((FileState.Unsafe, null), ((await RowAsync(filing)).State, (await RowAsync(filing)).Hash));
        Assert.Equal(0, await filing.Office.Files.ListAsync(TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    private static FilingOffice Taking(string way) => new FilingOffice().Taking(way switch
    {
        "with" => FilingOffice.WithComment,
        "first" => FilingOffice.ByItself,
        _ => FilingOffice.OfComment,
    });

    private static async Task<HubFile> RowAsync(FilingOffice filing) =>
        await filing.Office.Hub.FilesAsync(null, TestContext.Current.CancellationToken).FirstAsync(file => file.Origin.Connection == "a", TestContext.Current.CancellationToken);
}
