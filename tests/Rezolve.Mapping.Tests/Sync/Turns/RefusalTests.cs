using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns;

/// <summary>A system that does part of a write and says that it refused another part, without saying which.</summary>
public sealed class RefusalTests
{
    private static readonly Failure Refused = Failure.Of(FailureClass.Validation, "No such priority.");

    private readonly Office _office = new();

    [Fact]
    public async Task What_was_refused_is_held_with_the_systems_words_and_is_no_edit_of_that_system()
    {
        var (a, b) = await RefusedAsync(Refused);

        Assert.Equal(("second", "3"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));
        Assert.Equal(("second", "1"), (_office.A.Text(a, "subject"), _office.A.Text(a, "priority")));
        Assert.Empty(await _office.ConflictsAsync());
        var letter = Assert.Single(await _office.LettersAsync());
        Assert.Equal(("b", "priority", "No such priority."), (letter.Connection, letter.Group, letter.Message));
        Assert.Equal(HoldReasons.Refused, Assert.Single((await _office.LinkAsync("b", b)).Holds).Value.Reason);
        Assert.True(_office.B.Writes.Count == 2, string.Join("\n", _office.B.Writes.Select(write => $"{write.Kind} {string.Join(", ", write.Change)}")));
    }

    [Fact]
    public async Task Only_what_took_effect_is_told_as_written()
    {
        var (_, b) = await RefusedAsync(Refused);

        var told = await _office.Hub.EventsAsync(0, TestContext.Current.CancellationToken).Where(one => one.Type == "ticket.written" && one.About["key"].ToString() == b).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["subject"], Assert.Single(told).Changes.Keys);
    }

    [Fact]
    public async Task What_failed_for_a_while_is_tried_again_by_itself()
    {
        var (a, b) = await RefusedAsync(Failure.Of(FailureClass.Transient, "Busy."));
        Assert.Equal(HoldReasons.Retry, Assert.Single((await _office.LinkAsync("b", b)).Holds).Value.Reason);

        (_office.B.Rule, _office.B.After) = (null, null);
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.SettleAsync();
        Assert.Equal(("1", "1"), (_office.A.Text(a, "priority"), _office.B.Text(b, "priority")));
        Assert.Empty(await _office.LettersAsync());
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    // A ticket whose subject and priority change together; the other system takes the one and refuses the other.
    private async Task<(string A, string B)> RefusedAsync(Failure failure)
    {
        var a = _office.A.Add(("subject", Value.Of("first")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        _office.B.Rule = (field, value) => field == "priority" ? Value.Of("3") : value;
        _office.B.After = order => order.Change.ContainsKey("priority") ? new WriteReport { Result = WriteResult.Partial, Key = order.Key, Failure = failure } : null;
        _office.A.Edit(a, ("subject", Value.Of("second")), ("priority", Value.Of("1")));
        await _office.RoundAsync();
        return (a, b);
    }
}
