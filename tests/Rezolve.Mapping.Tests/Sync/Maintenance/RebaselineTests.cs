using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Maintenance;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Maintenance;

/// <summary>What differs stays as it is where a person said so, with a record of it; and what a changed mapping touches is counted before.</summary>
public sealed class RebaselineTests
{
    private readonly Office _office = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_count_as_agreed_as_they_are_and_what_differs_is_kept()
    {
        var (a, b) = await HeldAsync();
        var writes = _office.B.Writes.Count;
        await MarkAsync("b", b);
        await _office.SettleAsync();

        Assert.Equal(("printer", "plotter"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Equal(writes, _office.B.Writes.Count);
        var link = await _office.LinkAsync("b", b);
        Assert.Empty(link.Holds);
        Assert.False(link.IsRebaselined);
        var kept = (await _office.ConflictsAsync()).Single(one => one.Record.Rule == Rebaseline.Rule);
        Assert.False(kept.IsOpen);
        Assert.Equal((Value.Of("printer"), Value.Of("plotter")), (kept.Record.Members.Single().Hub, kept.Record.Members.Single().External));
    }

    [Fact]
    public async Task From_then_on_only_what_changes_is_an_edit()
    {
        var (a, b) = await HeldAsync();
        await MarkAsync("b", b);
        await _office.SettleAsync();
        _office.A.Edit(a, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        Assert.Equal(("plotter", "2"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));

        _office.B.Edit(b, ("subject", Value.Of("scanner")));
        await _office.SettleAsync();
        Assert.Equal("scanner", _office.A.Text(a, "subject"));
    }

    [Fact]
    public async Task Where_nothing_differs_nothing_is_kept()
    {
        await _office.SettleAsync();
        _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        await MarkAsync("b", _office.Twin("b"));
        await _office.SettleAsync();

        Assert.Empty(await _office.ConflictsAsync());
        Assert.Equal("printer", _office.B.Text(_office.Twin("b"), "subject"));
    }

    [Fact]
    public async Task How_much_a_changed_mapping_touches_is_counted_from_what_is_kept()
    {
        await _office.SettleAsync();
        for (var number = 0; number < 3; number++)
            _office.A.Add(("subject", Value.Of($"printer {number}")), ("priority", Value.Of($"{number + 1}")));
        await _office.SettleAsync();
        Assert.Empty(await RemappedFields.CountAsync(_office.Setting(), Token));

        // Another table under which what was agreed still corresponds; and another place, under which nothing does.
        Remap("priority", field => field with { Fingerprint = field.Fingerprint with { Rest = "2" } });
        Remap("subject", field => field with { Fingerprint = field.Fingerprint with { Path = "$.title" } });
        var reads = _office.Desks.Values.Sum(desk => desk.Reads);

        Assert.Equal([new RemappedField("b", "subject", 3, 3), new RemappedField("b", "priority", 3, 0)], await RemappedFields.CountAsync(_office.Setting(), Token));
        Assert.Equal(reads, _office.Desks.Values.Sum(desk => desk.Reads));
    }

    private void Remap(string name, Func<SyncedField, SyncedField> change) =>
        _office.Know("b", facts => facts with { Fields = [.. facts.Fields.Select(field => field.Name == name ? change(field) : field)] });

    private async Task<(string A, string B)> HeldAsync()
    {
        await _office.SettleAsync();
        var a = _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        // Nothing is agreed any more, and the two differ.
        var link = await _office.LinkAsync("b", b);
        _office.B.Edit(b, ("subject", Value.Of("plotter")));
        await _office.Store.CommitAsync(new StoreChange { Writes = [LinkRows.Of("acme", link with { Base = new Dictionary<string, AgreedPair>() })] }, Token);
        await _office.SettleAsync();
        Assert.Equal(HoldReasons.Initial, (await _office.LinkAsync("b", b)).Holds["subject"].Reason);
        return (a, b);
    }

    private async Task MarkAsync(string desk, string key)
    {
        var link = await _office.LinkAsync(desk, key);
        var due = WorkRows.Of("acme", new Mapping.Hub.WorkItem(Mapping.Hub.WorkItem.OfRecord(desk, key), _office.Clock.GetUtcNow(), "links rebaseline"));
        Assert.True((await _office.Store.CommitAsync(new StoreChange { Writes = [LinkRows.Of("acme", link with { IsRebaselined = true }), due] }, Token)).IsCommitted);
    }
}
