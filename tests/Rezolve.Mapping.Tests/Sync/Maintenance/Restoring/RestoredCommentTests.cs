using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Maintenance.Restoring;

/// <summary>What people said since the backup, and its copies, are known again, and nothing is said twice.</summary>
public sealed class RestoredCommentTests
{
    private readonly TalkingOffice _talking = new();
    private readonly RestoredOffice _restored;

    public RestoredCommentTests() => _restored = new RestoredOffice(_talking.Office);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_said_since_the_backup_is_not_said_again(bool hasHeader)
    {
        _talking.Policy = _talking.Policy with { HasHeader = hasHeader };
        var (a, b) = await TicketAsync();
        await _restored.BackUpAsync();
        for (var number = 0; number < 6; number++)
        {
            (number % 2 == 0 ? _talking.A : _talking.B).Say(number % 2 == 0 ? a : b, $"word {number}", number == 3 ? "internal" : "public");
            _talking.Office.Clock.Advance(TimeSpan.FromMinutes(1));
            await _talking.Office.SettleAsync();
        }
        Assert.Equal((6, 6), (_talking.A.Comments.Count, _talking.B.Comments.Count));
        var before = (_talking.A.Said(a), _talking.B.Said(b));
        var writes = Writes();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(before.Item1, _talking.A.Said(a));
        Assert.Equal(before.Item2, _talking.B.Said(b));
        Assert.Equal(writes, Writes());
        var known = await _restored.Hub.CommentsAsync((await _restored.Hub.LinkAsync("a", a, Token))!.Ticket, Token);
        Assert.Equal((6, 6), (known.Count, known.Count(comment => comment.Copies.Values.Any(copy => copy.Key is not null))));
        Assert.Empty(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task What_was_said_and_had_not_gone_over_goes_over_once()
    {
        var (a, b) = await TicketAsync();
        await _restored.BackUpAsync();
        _talking.A.Say(a, "not yet over there");
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal("[Anna (a) wrote:] not yet over there", _talking.B.Said(b));
        _talking.A.Say(a, "later");
        await _restored.SettleAsync(10);
        Assert.Equal("[Anna (a) wrote:] not yet over there | [Anna (a) wrote:] later", _talking.B.Said(b));
    }

    [Fact]
    public async Task What_a_lost_ticket_brought_with_it_is_found_with_its_twin()
    {
        await _talking.Office.SettleAsync();
        await _restored.BackUpAsync();
        var a = _talking.Office.A.Add(("subject", Value.Of("printer")));
        await _talking.Office.SettleAsync();
        var b = _talking.Office.Twin("b");
        _talking.A.Say(a, "it smokes");
        await _talking.Office.SettleAsync();
        _talking.B.Say(b, "we come");
        await _talking.Office.SettleAsync();
        var before = (_talking.A.Said(a), _talking.B.Said(b));
        await _restored.RestoreAsync();
        await _restored.SettleAsync(40);

        Assert.Equal(before, (_talking.A.Said(a), _talking.B.Said(b)));
        Assert.Equal((1, 1), (_talking.Office.A.Tickets.Count, _talking.Office.B.Tickets.Count));
    }

    [Fact]
    public async Task A_copy_whose_comment_is_gone_stays_where_it_is()
    {
        var (a, b) = await TicketAsync();
        await _restored.BackUpAsync();
        var said = _talking.A.Say(a, "never mind");
        await _talking.Office.SettleAsync();
        _talking.A.Comments.Remove(said);
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(("", "[Anna (a) wrote:] never mind"), (_talking.A.Said(a), _talking.B.Said(b)));
    }

    private async Task<(string A, string B)> TicketAsync()
    {
        var pair = await _talking.TicketAsync();
        _talking.Office.Clock.Advance(TimeSpan.FromHours(1));
        return pair;
    }

    private int Writes() => _talking.Office.Talks.Values.Sum(talk => talk.Writes.Count(write => write.Kind == WriteKind.Create));
}
