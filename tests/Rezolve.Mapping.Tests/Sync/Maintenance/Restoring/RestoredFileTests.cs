using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Conversations.Files;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Maintenance.Restoring;

/// <summary>Files that were added since the backup, and their copies, are known again, and nothing is added twice.</summary>
public sealed class RestoredFileTests
{
    private readonly FilingOffice _filing = new();
    private readonly RestoredOffice _restored;

    public RestoredFileTests() => _restored = new RestoredOffice(_filing.Office);

    public static TheoryData<string, bool, bool> Ways => new(
        from way in (string[])["with", "first", "after"] from tellsSize in (bool[])[true, false] from isBehind in (bool[])[true, false] select (way, tellsSize, isBehind));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_was_added_since_the_backup_is_not_added_again(string way, bool tellsSize, bool isBehind)
    {
        var (a, b) = await TicketAsync(way);
        await _restored.BackUpAsync();
        for (var number = 0; number < 6; number++)
        {
            var (talk, ticket) = number % 2 == 0 ? (_filing.A, a) : (_filing.B, b);
            talk.Files.Add(ticket, $"log{number}.txt", $"bytes {number}", number < 3 ? null : talk.Say(ticket, $"word {number}"));
            if (!isBehind)
                _filing.Office.Clock.Advance(TimeSpan.FromMinutes(1));
            await _filing.SettleAsync();
        }
        if (!tellsSize)
            Silence();
        var before = (Shown(_filing.A), Shown(_filing.B));
        Assert.Equal((6, 6), (_filing.A.Files.All.Count, _filing.B.Files.All.Count));
        var writes = Writes();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(before, (Shown(_filing.A), Shown(_filing.B)));
        Assert.Equal(writes, Writes());
        Assert.Empty(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
        var files = await FilesAsync(a);
        Assert.Equal((6, 6), (files.Count, files.Count(file => file.Copies.Values.Any(copy => copy is { State: CopyState.There, Key: not null }))));
        Assert.False(await _restored.IsOpenAsync());
    }

    [Theory]
    [InlineData("with")]
    [InlineData("first")]
    [InlineData("after")]
    public async Task What_was_added_and_had_not_gone_over_goes_over_once(string way)
    {
        var (a, b) = await TicketAsync(way);
        await _restored.BackUpAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        _filing.A.Files.Add(a, "said.txt", "two", _filing.A.Say(a, "here"));
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);
        _filing.A.Files.Add(a, "later.txt", "three");
        await _restored.SettleAsync(10);

        Assert.Equal(["later.txt", "log.txt", "said.txt"], _filing.B.Files.All.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(3, _filing.A.Files.All.Count);
        Assert.Empty(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task What_has_the_name_and_size_of_another_and_other_bytes_is_a_file_of_its_own()
    {
        var (a, b) = await TicketAsync("first");
        await _restored.BackUpAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        _filing.B.Files.Add(b, "log.txt", "two");
        await _restored.RestoreAsync();
        await _restored.SettleAsync(30);

        Assert.Equal(("log.txt=one | log.txt=two", "log.txt=two | log.txt=one"), (_filing.A.Files.Names(a).Split(" (")[0], _filing.B.Files.Names(b)));
        Assert.Empty(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Files_that_came_after_their_comment_was_said_are_known_by_the_comment_that_took_them_along()
    {
        var (a, b) = await TicketAsync("with");
        var said = _filing.A.Say(a, "see below");
        await _filing.SettleAsync();
        await _restored.BackUpAsync();
        _filing.A.Files.Add(a, "late.txt", "one", said);
        await _filing.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] see below | Added at a: late.txt", _filing.B.Said(b));
        var writes = Writes();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(("see below", "[Anna (a) wrote:] see below | Added at a: late.txt"), (_filing.A.Said(a), _filing.B.Said(b)));
        Assert.Equal(writes, Writes());
        var copy = Assert.Single(await FilesAsync(a)).Copies["b"];
        Assert.Equal((CopyState.There, true, true), (copy.State, copy.Key is not null, copy.Carrier is not null));

        // What is known of it is enough to take it back.
        _filing.B.Facts = _filing.B.Facts with { Files = FilingOffice.WithComment with { Delete = true } };
        _filing.A.Files.Delete(_filing.A.Files.All.Single());
        await _restored.SettleAsync(10);
        Assert.Empty(_filing.B.Files.All);
    }

    [Fact]
    public async Task A_line_that_told_of_a_file_left_out_is_not_said_again()
    {
        _filing.Policy = new() { MostBytes = 4 };
        var (a, b) = await TicketAsync("with");
        await _restored.BackUpAsync();
        _filing.A.Files.Add(a, "log.txt", "far too long");
        await _filing.SettleAsync();
        var before = _filing.B.Said(b);
        Assert.StartsWith("Added at a: log.txt", before, StringComparison.Ordinal);
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(("", before), (_filing.A.Said(a), _filing.B.Said(b)));
    }

    [Fact]
    public async Task Where_nothing_can_tell_whether_it_was_added_a_person_is_asked()
    {
        _filing.Taking(FilingOffice.ByItself with { Recover = RecoverFacts.None });
        var (a, _) = await _filing.TicketAsync();
        _filing.Office.Clock.Advance(TimeSpan.FromHours(1));
        await _restored.BackUpAsync();
        _filing.A.Files.Add(a, "log.txt", "one");
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Empty(_filing.B.Files.All);
        Assert.StartsWith("Nobody can tell whether log.txt was added", Assert.Single(await _restored.Hub.LettersAsync(Token).ToListAsync(Token)).Message, StringComparison.Ordinal);
    }

    private async Task<(string A, string B)> TicketAsync(string way)
    {
        var facts = way switch { "with" => FilingOffice.WithComment, "first" => FilingOffice.ByItself, _ => FilingOffice.OfComment };
        foreach (var talk in _filing.Office.Talks.Values)
            talk.Facts = talk.Facts with { Files = facts };
        var pair = await _filing.TicketAsync();
        _filing.Office.Clock.Advance(TimeSpan.FromHours(1));
        return pair;
    }

    private void Silence()
    {
        foreach (var talk in _filing.Office.Talks.Values)
            talk.Telling = report => report with { Files = [.. report.Files.Select(file => file with { Size = null })] };
    }

    private static string Shown(DeskTalk talk) => string.Join(" | ", talk.Files.All.Select(file => $"{file.Key} {file.Name} {file.Comment}").Concat(talk.Comments.Select(one => $"{one.Key} {one.Text}")));

    private int Writes() => _filing.Office.Talks.Values.Sum(talk => talk.Writes.Count);

    private async Task<IReadOnlyList<HubFile>> FilesAsync(string a) =>
        await _restored.Hub.FilesAsync((await _restored.Hub.LinkAsync("a", a, Token))!.Ticket, Token).ToListAsync(Token);
}
