using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Programs.Automations;

namespace Rezolve.Mapping.Sync.Automation;

/// <summary>
/// Does what the workspace's rules say when something has happened: event by event, in order. What comes of an event is stored together with its place, so
/// that each sets rules off once, whatever ends the process.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="program">The rules.</param>
internal sealed class AutomationKeeper(SyncScope scope, AutomationProgram program)
{
    /// <summary>The name under which it listens.</summary>
    public const string Listener = "automation";

    private const int Batch = 200;

    private readonly EventSequence _sequence = new(scope.Setting.Store, scope.Hub.Tenant);

    private string Tenant => scope.Hub.Tenant;

    /// <summary>Takes in all that happened. What rules did may set others off: that is taken in too.</summary>
    /// <param name="cancellation">Ends the work after the event in hand.</param>
    /// <returns>Whether any rule acted, so that something may be due.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var hasActed = false;
        while (await TakeInAsync(cancellation).ConfigureAwait(false) is { } acted)
        {
            hasActed |= acted;
            if (acted)
                await _sequence.PlaceAsync(cancellation).ConfigureAwait(false);
        }
        return hasActed;
    }

    // Null where nothing is left; else whether a rule acted.
    private async Task<bool?> TakeInAsync(CancellationToken cancellation)
    {
        var row = await scope.Hub.RowAsync(EventMark.KeyOf(Tenant, Listener), cancellation).ConfigureAwait(false);
        var mark = EventMark.Read(Listener, row);
        // Who writes the first rule does not mean all that ever happened.
        if (row is null)
            return await PassAsync(mark, await _sequence.LastAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var (passed, seen) = (mark.Place, 0);
        await foreach (var happened in scope.Hub.EventsAsync(mark.Place, cancellation).ConfigureAwait(false))
        {
            if (program.Rules.Where(rule => rule.On.Any(type => IsHeard(happened, type))).ToList() is { Count: > 0 } rules)
                return await ActAsync(mark, happened, rules, cancellation).ConfigureAwait(false);
            passed = happened.Place;
            if (++seen == Batch)
                break;
        }
        return seen == 0 ? null : await PassAsync(mark, passed, cancellation).ConfigureAwait(false);
    }

    private static bool IsHeard(HubEvent happened, string type) => !happened.Type.StartsWith(EventTypes.OfRules, StringComparison.Ordinal) && EventTypes.Fits(happened.Type, type);

    private async Task<bool> ActAsync(EventMark mark, HubEvent happened, IReadOnlyList<AutomationRule> rules, CancellationToken cancellation)
    {
        var change = new HubChange(scope).Put(mark.At(Tenant, happened.Place));
        var acted = await new RuleTurn(scope, program.Limits, change, happened).RunAsync(rules, cancellation).ConfigureAwait(false);
        // Where somebody was faster, the event is looked at again, with the ticket as it is then.
        return (await change.CommitAsync(cancellation).ConfigureAwait(false)).IsCommitted && acted;
    }

    private async Task<bool> PassAsync(EventMark mark, long place, CancellationToken cancellation)
    {
        await new HubChange(scope).Put(mark.At(Tenant, place)).CommitAsync(cancellation).ConfigureAwait(false);
        return false;
    }
}
