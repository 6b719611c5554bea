using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Failures;

/// <summary>Nothing falls between two readings of a feed, and nothing that is read twice counts twice.</summary>
public sealed class FeedTests
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(-40)]
    [InlineData(0)]
    [InlineData(40)]
    public async Task C26_An_edit_during_the_first_load_is_found_whatever_our_clock_says(int minutes)
    {
        _office.A.Off = TimeSpan.FromMinutes(minutes);
        var a = _office.A.Add(("subject", Value.Of("printer")));
        // The row is on the page already when somebody edits it.
        _office.A.Paging = () =>
        {
            _office.A.Paging = null;
            _office.A.Edit(a, ("subject", Value.Of("meanwhile")));
        };
        await _office.RoundAsync();
        await _office.SettleAsync();

        Assert.Equal("meanwhile", _office.B.Text(_office.Twin("b"), "subject"));
    }

    [Fact]
    public async Task C26_A_mark_is_what_the_system_said_and_never_our_time()
    {
        _office.A.Off = TimeSpan.FromMinutes(-40);
        var a = _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        for (var edit = 0; edit < 3; edit++)
        {
            _office.A.Edit(a, ("subject", Value.Of($"edit {edit}")));
            await _office.RoundAsync();
            Assert.Equal($"edit {edit}", _office.B.Text(_office.Twin("b"), "subject"));
        }
    }

    [Fact]
    public async Task C27_Rows_that_a_feed_repeats_count_and_are_taken_in_once()
    {
        _office.Desks["a"] = new Desk("a", _office.Clock) { PageSize = 2, Repeated = 1 };
        for (var i = 0; i < 5; i++)
            _office.A.Add(("subject", Value.Of($"ticket {i}")));

        var (read, _) = await _office.RoundAsync();
        await _office.SettleAsync();

        Assert.Equal((7, 5), (read.Read, read.New));
        Assert.Equal(read.Read, read.Unchanged + read.Changed + read.New + read.Joined + read.Queued + read.Skipped + read.Unreadable);
        Assert.Equal((5, 5), (_office.B.Tickets.Count, (await _office.TicketsAsync()).Count));
        Assert.Equal(5, _office.B.Writes.Count(order => order.Kind == WriteKind.Create));
    }
}
