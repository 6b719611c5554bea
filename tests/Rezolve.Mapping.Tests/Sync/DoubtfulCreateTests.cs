using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>Creates whose outcome nobody knew, and what people did meanwhile.</summary>
public sealed class DoubtfulCreateTests
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C29_what_people_did_before_a_create_was_sent_again_under_its_key_is_an_edit_on_either_side(bool hasArrived)
    {
        _office.Know("b", facts => facts with { Recover = new RecoverFacts(RecoverMethod.Key, TimeSpan.Zero) { KeyServes = TimeSpan.FromDays(1) } });
        await _office.SettleAsync();
        // A desk that knows the key answers with what it made at first, whatever is said now.
        _office.B.Before = order => order.Kind != WriteKind.Create ? null
            : _office.B.Tickets.FirstOrDefault(one => one.Value.Intent == order.Intent) is { Key: { } made } ? new WriteReport { Result = WriteResult.Done, Key = made }
            : hasArrived ? null : new WriteReport { Result = WriteResult.Unknown };
        _office.B.After = order => order.Kind == WriteKind.Create ? new WriteReport { Result = WriteResult.Unknown } : null;
        var a = _office.A.Add(("subject", Value.Of("first")), ("status", Value.Of("new")));
        await _office.RoundAsync();
        (_office.B.After, hasArrived) = (null, true);

        _office.A.Edit(a, ("subject", Value.Of("second")), ("status", Value.Of("resolved")));
        if (_office.B.Tickets.Keys.FirstOrDefault() is { } there)
            _office.B.Edit(there, ("priority", Value.Of("1")));
        await _office.SettleAsync(30);

        var b = Assert.Single(_office.B.Tickets).Key;
        Assert.Equal(("second", "resolved"), (_office.A.Text(a, "subject"), _office.A.Text(a, "status")));
        Assert.Equal(("second", "resolved"), (_office.B.Text(b, "subject"), _office.B.Text(b, "status")));
        Assert.Equal(_office.B.Text(b, "priority"), _office.A.Text(a, "priority"));
        Assert.Empty(await _office.ConflictsAsync());
        var creates = _office.B.Writes.Where(order => order.Kind == WriteKind.Create).Select(order => string.Join(' ', order.Change.Select(one => $"{one.Key}={one.Value}"))).ToList();
        Assert.Equal(2, creates.Count);
        Assert.Equal(creates[0], creates[1]);
    }
}
