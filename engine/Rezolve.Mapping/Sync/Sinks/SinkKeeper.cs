using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Sinks;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Sync.Sinks;

/// <summary>
/// Tells a sink what happened, in order, until it has it. An event that it has not taken keeps those after it waiting, so what happens to a ticket is told as it
/// happened. How far it is, is stored after each: after a kill the last one may come again, under the same id.
/// </summary>
/// <param name="setting">What the sync runs on.</param>
/// <param name="sink">The sink.</param>
/// <param name="tell">Tells it one event.</param>
internal sealed class SinkKeeper(SyncSetting setting, SinkProgram sink, TellSink tell)
{
    /// <summary>What the names begin with under which sinks listen, and stand still.</summary>
    public const string Prefix = "sink/";

    private const int Batch = 200;

    private readonly HubStore _hub = new(setting.Store, setting.Program.Tenant);

    /// <summary>The name under which it listens, and stands still.</summary>
    public string Name => Prefix + sink.Name;

    private string Tenant => _hub.Tenant;

    private DateTimeOffset Now => setting.Clock.GetUtcNow();

    /// <summary>Tells all that happened, as far as it is taken. It never waits.</summary>
    /// <param name="cancellation">Ends the work after the event in hand.</param>
    /// <returns>How many events it has taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var taken = 0;
        while (!cancellation.IsCancellationRequested && !await _hub.IsPausedAsync(Name, cancellation).ConfigureAwait(false))
        {
            var row = await _hub.RowAsync(EventMark.KeyOf(Tenant, Name), cancellation).ConfigureAwait(false);
            var (mark, state) = (EventMark.Read(Name, row), await StateAsync(cancellation).ConfigureAwait(false));
            // What happened before anybody listened is told nobody.
            if (row is null && !await KeepAsync(mark, await LastAsync(cancellation).ConfigureAwait(false), state, cancellation).ConfigureAwait(false))
                continue;
            if (row is null || state.NextAt > Now || await NextAsync(mark, cancellation).ConfigureAwait(false) is not { } next)
                return taken;
            state = state with { Passed = state.Passed + next.Passed };
            var answer = next.Event is null ? null : await tell(SinkMessage.Of(sink, Tenant, next.Event, Now), cancellation).ConfigureAwait(false);
            taken += answer is { IsTaken: true } ? 1 : 0;
            if (!await EndAsync(mark, next, state, answer).ConfigureAwait(false))
                return taken;
        }
        return taken;
    }

    /// <summary>When something is to be told next; null for never.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        if (await _hub.IsPausedAsync(Name, cancellation).ConfigureAwait(false))
            return null;
        var mark = EventMark.Read(Name, await _hub.RowAsync(EventMark.KeyOf(Tenant, Name), cancellation).ConfigureAwait(false));
        return mark.Place >= await LastAsync(cancellation).ConfigureAwait(false) ? null : (await StateAsync(cancellation).ConfigureAwait(false)).NextAt ?? Now;
    }

    /// <summary>How telling it goes.</summary>
    public async Task<SinkState> StateAsync(CancellationToken cancellation) =>
        SinkState.Read(sink.Name, await _hub.RowAsync(SinkState.KeyOf(Tenant, sink.Name), cancellation).ConfigureAwait(false));

    // Whether it goes on. What was told is kept also where the work was ended early.
    private async Task<bool> EndAsync(EventMark mark, NextEvent next, SinkState state, SinkAnswer? answer)
    {
        if (answer is null)
            return await KeepAsync(mark, next.Place, state, CancellationToken.None).ConfigureAwait(false);
        if (answer.IsTaken)
        {
            var after = state with { Delivered = state.Delivered + 1, Attempts = 0, FailingSince = null, NextAt = null, Reason = null };
            return await KeepAsync(mark, next.Place, after, CancellationToken.None).ConfigureAwait(false);
        }
        var (attempts, since) = (state.Attempts + 1, state.FailingSince ?? Now);
        var isOver = answer.IsGone || Now - since >= setting.Limits.LongestFailing;
        var failed = state with
        {
            // Who is let go again has all the time anew.
            Attempts = isOver ? 0 : attempts,
            FailingSince = isOver ? null : since,
            NextAt = isOver ? null : answer.NextAt ?? Backoff.Next(Now, attempts, setting.Limits, setting.Chance),
            Reason = answer.Reason,
        };
        await KeepAsync(mark, next.Place - 1, failed, CancellationToken.None, isOver).ConfigureAwait(false);
        return false;
    }

    private async Task<NextEvent?> NextAsync(EventMark mark, CancellationToken cancellation)
    {
        var (passed, place) = (0, mark.Place);
        await foreach (var happened in _hub.EventsAsync(mark.Place, cancellation).ConfigureAwait(false))
        {
            place = happened.Place;
            if (IsWanted(happened))
                return new NextEvent(happened, place, passed);
            if (++passed == Batch)
                break;
        }
        return passed == 0 ? null : new NextEvent(null, place, passed);
    }

    private bool IsWanted(HubEvent happened) => happened.About.TryGetValue("sink", out var named) && happened.Type.StartsWith(EventTypes.OfRules, StringComparison.Ordinal)
        ? named == sink.Name
        : sink.Types.Any(type => EventTypes.Fits(happened.Type, type));

    private Task<long> LastAsync(CancellationToken cancellation) => new EventSequence(setting.Store, Tenant).LastAsync(cancellation);

    private async Task<bool> KeepAsync(EventMark mark, long place, SinkState state, CancellationToken cancellation, bool isSuspended = false)
    {
        var writes = new List<RowWrite> { mark.At(Tenant, place), state.Row(Tenant) };
        if (isSuspended)
            writes.Add(new RowWrite(new RowKey(Tenant, RowKinds.Pause, Name), RowContent.Begin().With("since", Now).End()));
        return (await setting.Store.CommitAsync(new StoreChange { Writes = writes }, cancellation).ConfigureAwait(false)).IsCommitted;
    }

    // What comes next: an event for the sink, after so many that are not; none where only such are left.
    private sealed record NextEvent(HubEvent? Event, long Place, int Passed);
}
