using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Failures;

/// <summary>A process ends at every commit it makes, before it and after it, one run for each: the end is always the same.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task C6_What_was_made_is_known_by_the_commit_that_ends_the_create()
    {
        var office = new Office();
        var store = new CrashingStore(office.Store, 0, true);
        office.Reached = _ => store;
        office.A.Add(("subject", Value.Of("printer")));
        await office.SettleAsync();

        var linked = store.Changes.First(change => change.Writes.Any(write => write.Key == LinkRows.KeyOf("acme", "b", office.Twin("b"))));
        Assert.Contains(linked.Deletes, row => row.Key.Kind == RowKinds.Create);
        Assert.Contains(linked.Writes, row => row.Key.Kind == RowKinds.Ticket);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task K3_K6_K7_K8_K12_C15_A_ticket_is_made_once_wherever_the_process_ends(bool isStored)
    {
        var all = await CommitsAsync(office => Opened(office, "printer"), 0, isStored);
        for (var at = 1; at <= all.Commits; at++)
        {
            var (office, _) = await CommitsAsync(one => Opened(one, "printer"), at, isStored);

            Assert.True(office.B.Tickets.Count == 1 && office.A.Tickets.Count == 1, $"commit {at}: {office.A.Tickets.Count} and {office.B.Tickets.Count} tickets");
            Assert.Equal((at, "printer"), (at, office.B.Text(office.Twin("b"), "subject")));
            Assert.True((await office.TicketsAsync()).Count == 1, $"commit {at}: the hub has {(await office.TicketsAsync()).Count} tickets");
            Assert.Empty(await office.ConflictsAsync());
        }
        Assert.InRange(all.Commits, 6, 40);
    }

    [Fact]
    public async Task K13_A_create_that_is_in_doubt_while_the_connector_changes_is_found_and_ends_as_it_began()
    {
        var office = new Office();
        office.B.After = order => order.Kind == WriteKind.Create ? new WriteReport { Result = WriteResult.Unknown } : null;
        office.A.Add(("subject", Value.Of("printer")));
        await office.RoundAsync();
        office.B.After = null;
        office.Know("b", facts => facts with { Manifest = "another", Fields = [.. facts.Fields.Select(field => field with { Fingerprint = new MapFingerprint(field.Fingerprint.Path, "2") })] });
        await office.SettleAsync();

        Assert.Equal("printer", office.B.Text(Assert.Single(office.B.Tickets).Key, "subject"));
        Assert.Single(office.B.Writes, order => order.Kind == WriteKind.Create);
        Assert.Empty(await office.ConflictsAsync());
        office.A.Edit(office.Twin("a"), ("subject", Value.Of("mouse")));
        await office.SettleAsync();
        Assert.Equal("mouse", office.B.Text(office.Twin("b"), "subject"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C13_A_conflict_is_kept_once_wherever_the_process_ends(bool isStored)
    {
        var whole = await CommitsAsync(Clashed, 0, isStored);
        for (var at = 1; at <= whole.Commits; at++)
        {
            var (office, _) = await CommitsAsync(Clashed, at, isStored);

            Assert.Equal((at, Fields(whole.Office)), (at, Fields(office)));
            var conflict = Assert.Single(await office.ConflictsAsync());
            Assert.Equal((at, 1, 1), (at, conflict.Count, conflict.Record.Members.Count));
        }
        Assert.InRange(whole.Commits, 4, 40);
    }

    private static Task Opened(Office office, string subject)
    {
        office.A.Add(("subject", Value.Of(subject)), ("status", Value.Of("new")));
        return Task.CompletedTask;
    }

    private static async Task Clashed(Office office)
    {
        await Opened(office, "printer");
        await office.SettleAsync();
        office.A.Edit(office.Twin("a"), ("subject", Value.Of("from a")));
        office.Clock.Advance(TimeSpan.FromMinutes(10));
        office.B.Edit(office.Twin("b"), ("subject", Value.Of("from b")), ("priority", Value.Of("1")));
    }

    private static string Fields(Office office) =>
        string.Join(", ", office.Desks.Values.Select(desk => $"{desk.Text(desk.Tickets.Keys.Single(), "subject")} {desk.Text(desk.Tickets.Keys.Single(), "priority")}"));

    /// <summary>One run: people do something, a process ends at a commit, and others go on until nothing is due.</summary>
    private static async Task<(Office Office, int Commits)> CommitsAsync(Func<Office, Task> people, int at, bool isStored)
    {
        var office = new Office();
        await people(office);
        var store = new CrashingStore(office.Store, at, isStored);
        office.Reached = _ => store;
        try
        {
            await office.SettleAsync();
            Assert.Equal(0, at);
        }
        catch (ProcessEndedException)
        {
            // What it held is free once its lease has run out.
            office.Clock.Advance(TimeSpan.FromMinutes(6));
            office.Reached = real => real;
            await office.SettleAsync();
        }
        return (office, store.Changes.Count);
    }
}
