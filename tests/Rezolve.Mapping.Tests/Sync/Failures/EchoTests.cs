using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Failures;

/// <summary>What comes back of our own writes is told from edits by what it says: not by who wrote it, nor when, nor how it was announced.</summary>
public sealed class EchoTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task C3_C9_An_edit_right_after_our_own_write_is_an_edit_whoever_made_it()
    {
        var (a, b) = await LinkedAsync();
        var isFirst = true;
        // In the same tick, and by nobody that could be told from ourselves.
        _office.B.After = _ =>
        {
            if (isFirst)
                _office.B.Edit(b, ("priority", Value.Of("1")));
            isFirst = false;
            return null;
        };
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        await _office.RoundAsync();
        await _office.RoundAsync();

        Assert.Equal(("from a", "1"), (_office.A.Text(a, "subject"), _office.A.Text(a, "priority")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task C9_The_old_value_written_again_right_after_our_write_is_an_edit()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("from a")));
        await _office.RoundAsync();
        _office.B.Edit(b, ("subject", Value.Of("printer")));
        await _office.SettleAsync();

        Assert.Equal(("printer", "printer"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
    }

    [Fact]
    public async Task C7_A_hint_that_comes_while_its_record_is_read_is_not_taken_for_a_repetition()
    {
        var (a, b) = await LinkedAsync();
        await HintAsync(a);
        var isFirst = true;
        _office.A.Reading = key =>
        {
            if (!isFirst || key != a)
                return null;
            isFirst = false;
            var before = _office.A.Ticket(a);
            _office.A.Edit(a, ("subject", Value.Of("meanwhile")));
            _ = HintAsync(a);
            return new ReadReport(before);
        };
        using var pipeline = new SyncPipeline(_office.Setting());
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);

        Assert.Equal("meanwhile", _office.B.Text(b, "subject"));
        Assert.False(isFirst);
    }

    private async Task HintAsync(string key) => await _office.Store.CommitAsync(
        new StoreChange { Writes = [WorkRows.Of("acme", new WorkItem(WorkItem.OfRecord("a", key), _office.Clock.GetUtcNow(), "hint"))] }, TestContext.Current.CancellationToken);

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
