using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>Every file once and every comment once, whatever breaks between the two.</summary>
public sealed class FileRecoveryTests
{
    public static TheoryData<string, bool> Ways => new(
        from way in (string[])["with", "first", "after"] from isStored in (bool[])[false, true] select (way, isStored));

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task K11_Every_file_and_every_comment_is_there_once_wherever_the_process_ends(string way, bool isStored)
    {
        var (whole, commits) = await RunAsync(way, 0, isStored);
        var expected = Shown(whole);
        for (var at = 1; at <= commits; at++)
        {
            var (filing, _) = await RunAsync(way, at, isStored);
            Assert.Equal((at, expected), (at, Shown(filing)));
            Assert.Empty(await filing.Office.LettersAsync());
            await filing.QuietAsync();
        }
        Assert.InRange(commits, 8, 60);
    }

    [Theory]
    [InlineData("first", true)]
    [InlineData("first", false)]
    [InlineData("with", true)]
    [InlineData("with", false)]
    [InlineData("after", true)]
    [InlineData("after", false)]
    public async Task A_file_whose_answer_is_lost_is_looked_for_before_it_is_sent_again(string way, bool tookEffect)
    {
        var filing = new FilingOffice().Taking(Of(way));
        var (a, b) = await filing.TicketAsync();
        var losing = true;
        PartReport? Lose(PartOrder order) => losing && order.Files.Count > 0 ? new PartReport(WriteResult.Unknown) : null;
        if (tookEffect)
            filing.B.After = Lose;
        else
            filing.B.Before = Lose;
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "one"));
        await filing.Office.RoundAsync();
        losing = false;
        filing.Office.B.Edit(b);
        await filing.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] one", filing.B.Said(b));
        Assert.Single(filing.B.Files.All);
        Assert.Single(filing.A.Files.All);
        Assert.Equal(tookEffect ? 1 : 2, filing.B.Writes.Count(write => write.Files.Count > 0));
        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task What_has_the_name_and_size_of_a_copy_and_other_bytes_is_a_file_of_its_own()
    {
        var filing = new FilingOffice();
        var (a, b) = await filing.TicketAsync();
        // Nothing tells which comment a file came with, and the copy does not show at first.
        filing.B.Telling = report => report with { Files = [.. report.Files.Where(file => file.Comment is null)] };
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "one"));
        filing.B.Files.Add(b, "log.txt", "two");
        await filing.SettleAsync();
        Assert.Equal(["one", "two"], filing.A.Files.All.Select(file => System.Text.Encoding.UTF8.GetString(file.Bytes)));
        Assert.Equal(2, filing.B.Files.All.Count);
        await filing.QuietAsync();
    }

    [Fact]
    public async Task Two_files_that_may_be_the_one_are_for_a_person_and_the_comment_goes_on()
    {
        var filing = new FilingOffice().Taking(FilingOffice.ByItself);
        var (a, b) = await filing.TicketAsync();
        filing.B.After = order => order.Files.Count > 0 ? new PartReport(WriteResult.Unknown) : null;
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "one"));
        await filing.Office.RoundAsync();
        filing.B.Files.Add(b, "log.txt", "one");
        await filing.SettleAsync();

        Assert.Equal("[Anna (a) wrote:] one", filing.B.Said(b));
        Assert.Equal("Nobody can tell whether log.txt was added: f900, f901 have its name and size.", Assert.Single(await filing.Office.LettersAsync()).Message);
        Assert.Equal(2, filing.B.Files.All.Count);
        Assert.Single(filing.A.Files.All);
    }

    [Theory]
    [InlineData(true, "log.txt=one | log.txt=two")]
    [InlineData(false, "log.txt=two | log.txt=one")]
    public async Task What_has_the_name_and_size_of_a_file_in_doubt_and_other_bytes_is_not_it(bool tookEffect, string there)
    {
        var filing = new FilingOffice().Taking(FilingOffice.ByItself);
        var (a, b) = await filing.TicketAsync();
        var losing = true;
        PartReport? Lose(PartOrder order) => losing && order.Files.Count > 0 ? new PartReport(WriteResult.Unknown) : null;
        if (tookEffect)
            filing.B.After = Lose;
        else
            filing.B.Before = Lose;
        filing.A.Files.Add(a, "log.txt", "one");
        await filing.Office.RoundAsync();
        losing = false;
        filing.B.Files.Add(b, "log.txt", "two");
        await filing.SettleAsync();

        Assert.Equal(there, filing.B.Files.Names(b).Split(" (")[0]);
        Assert.Contains(filing.A.Files.All, file => System.Text.Encoding.UTF8.GetString(file.Bytes) == "two");
        Assert.Empty(await filing.Office.LettersAsync());
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_comment_that_is_sent_again_by_its_key_waits_for_bytes_that_were_lost_meanwhile()
    {
        var filing = new FilingOffice();
        filing.B.Facts = filing.B.Facts with { Comments = [.. filing.B.Facts.Comments.Select(one => one with { Recover = new RecoverFacts(RecoverMethod.Key, TimeSpan.FromSeconds(10)) })] };
        var (a, b) = await filing.TicketAsync();
        var losing = true;
        filing.B.Before = order => losing && order.Files.Count > 0 ? new PartReport(WriteResult.Unknown) : null;
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "one"));
        await filing.Office.RoundAsync();
        losing = false;
        await foreach (var content in filing.Office.Files.ListAsync(TestContext.Current.CancellationToken))
            await filing.Office.Files.DeleteAsync(content.Hash, TestContext.Current.CancellationToken);
        await filing.SettleAsync();
        Assert.Equal($"log.txt=one ({filing.B.Comments.Single().Key})", filing.B.Files.Names(b));
        await filing.QuietAsync();
    }

    [Fact]
    public async Task A_file_that_is_refused_is_told_and_the_comment_goes_on()
    {
        var filing = new FilingOffice().Taking(FilingOffice.ByItself);
        var (a, b) = await filing.TicketAsync();
        filing.B.Before = order => order.Files.Count > 0 ? new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.Validation, "no such type")) : null;
        filing.A.Files.Add(a, "log.txt", "one", filing.A.Say(a, "one"));
        await filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] one", filing.B.Said(b));
        Assert.Equal("no such type", Assert.Single(await filing.Office.LettersAsync()).Message);
        await filing.QuietAsync();
    }

    private static FileFacts Of(string way) => way switch
    {
        "with" => FilingOffice.WithComment,
        "first" => FilingOffice.ByItself,
        _ => FilingOffice.OfComment,
    };

    private static string Shown(FilingOffice filing)
    {
        var comments = filing.B.Comments.ToDictionary(one => one.Key, one => one.Text, StringComparer.Ordinal);
        return string.Join(" | ", filing.B.Comments.Select(one => one.Text).Concat(filing.B.Files.All.Select(
            file => $"{file.Name}={System.Text.Encoding.UTF8.GetString(file.Bytes)} {(file.Comment is { } comment ? comments[comment] : "")}"))) + $" {filing.A.Files.All.Count} {filing.A.Comments.Count}";
    }

    /// <summary>One run: somebody says something and adds files, a process ends at a commit, and others go on until nothing is due.</summary>
    private static async Task<(FilingOffice Filing, int Commits)> RunAsync(string way, int at, bool isStored)
    {
        var filing = new FilingOffice().Taking(Of(way));
        var (a, _) = await filing.TicketAsync();
        var said = filing.A.Say(a, "two files");
        filing.A.Files.Add(a, "one.txt", "1", said);
        filing.A.Files.Add(a, "two.txt", "2", said);
        filing.A.Files.Add(a, "ticket.txt", "3");
        var store = new CrashingStore(filing.Office.Store, at, isStored);
        filing.Office.Reached = _ => store;
        try
        {
            await filing.SettleAsync();
            Assert.Equal(0, at);
        }
        catch (ProcessEndedException)
        {
            // What it held is free once its lease has run out.
            filing.Office.Clock.Advance(TimeSpan.FromMinutes(6));
            filing.Office.Reached = real => real;
            await filing.SettleAsync();
        }
        return (filing, store.Changes.Count);
    }
}
