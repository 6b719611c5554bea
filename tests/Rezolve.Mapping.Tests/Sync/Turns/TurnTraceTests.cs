using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns;

/// <summary>Why a value was taken, written, kept or held can be told afterwards, with what it was decided on.</summary>
public sealed class TurnTraceTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task An_edit_is_told_from_where_it_was_taken_to_where_it_was_read_back()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("anew")));
        await _office.SettleAsync();

        var traces = await TracesAsync(a);
        var pulled = Assert.Single(traces.SelectMany(trace => trace.Decisions), one => one.Outcome == DecisionOutcome.Pulled);
        Assert.Equal(("subject", "first", "first", "anew"), (pulled.Field, pulled.Base!.Hub.Text, pulled.Hub.Text, pulled.External.Text));
        var due = Assert.Single(traces.SelectMany(trace => trace.Decisions), one => one.Outcome == DecisionOutcome.Due);
        Assert.Equal(("subject", "first", "anew", "first"), (due.Field, due.Base!.External.Text, due.Hub.Text, due.External.Text));
        var (trace, request) = Assert.Single(traces.Where(trace => trace.Request is not null).Select(trace => (trace, trace.Request!)));
        Assert.Equal(("b", b, "update", "done", "anew", "anew"), (trace.Connection, trace.Key, request.What, request.Result, request.Sent["subject"].Text, request.ReadBack!["subject"].Text));
    }

    [Fact]
    public async Task A_quiet_turn_leaves_nothing()
    {
        var (a, _) = await LinkedAsync();
        var before = (await TracesAsync(a)).Count;
        await _office.RoundAsync(FeedKind.All);
        Assert.Equal(before, (await TracesAsync(a)).Count);
    }

    [Fact]
    public async Task What_was_refused_says_why_and_what_stands_still_since()
    {
        var (a, _) = await LinkedAsync();
        _office.B.Before = _ => new WriteReport { Result = WriteResult.Failed, Failure = new Failure(FailureClass.Validation, "RZ7001", "no such subject") };
        _office.A.Edit(a, ("subject", Value.Of("anew")));
        await _office.SettleAsync();

        var request = Assert.Single((await TracesAsync(a)).Select(trace => trace.Request).OfType<RequestTrace>());
        Assert.Equal(("failed", "RZ7001 no such subject"), (request.Result, request.Problem));
        Assert.Null(request.ReadBack);
    }

    [Fact]
    public async Task Of_two_edits_at_once_both_are_told_with_what_was_agreed()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("here")));
        _office.B.Edit(b, ("subject", Value.Of("there")));
        await _office.SettleAsync();

        var clash = Assert.Single((await TracesAsync(a)).SelectMany(trace => trace.Decisions), one => one.Outcome == DecisionOutcome.Conflict);
        Assert.Equal(("subject", "first"), (clash.Field, clash.Base!.Hub.Text));
        Assert.Equal(new HashSet<string> { "here", "there" }, [clash.Hub.Text, clash.External.Text]);
        Assert.NotNull(clash.Why);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_told_when_it_shows()
    {
        var (a, b) = await LinkedAsync();
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Edit(a, ("subject", Value.Of("arrived")));
        await _office.SettleAsync();

        var ticket = (await _office.LinkAsync("a", a)).Ticket;
        Assert.Equal(["unknown"], (await TracesAsync(a)).Select(trace => trace.Request?.Result).OfType<string>());
        var written = Assert.Single(await _office.Hub.EventsAsync(ticket, TestContext.Current.CancellationToken).Where(one => one.Type == "ticket.written").ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("first", "arrived"), (written.Changes["subject"].From.Text, written.Changes["subject"].To.Text));
        Assert.Equal(("b", b), (written.About["connection"], written.About["key"]));
    }

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("first")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return (a, Assert.Single(_office.B.Tickets).Key);
    }

    private async Task<List<TurnTrace>> TracesAsync(string a) =>
        await _office.Hub.TracesAsync((await _office.LinkAsync("a", a)).Ticket, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
