using Rezolve.Mapping.Automation;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Automation;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Automation;

/// <summary>What the rules that hear one event come to, put into one change: each acts on what those before it have left.</summary>
/// <param name="scope">The sync.</param>
/// <param name="limits">How far rules may lead to rules.</param>
/// <param name="change">The change.</param>
/// <param name="happened">The event.</param>
internal sealed class RuleTurn(SyncScope scope, AutomationLimits limits, HubChange change, HubEvent happened)
{
    private readonly EffectDraft _draft = new(scope, change, happened);
    private Firings _firings = Firings.None;

    /// <summary>Asks the rules, and adds what they do to the change.</summary>
    /// <returns>Whether any acted.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<AutomationRule> rules, CancellationToken cancellation)
    {
        if (await scope.Hub.TicketAsync(happened.Ticket, cancellation).ConfigureAwait(false) is not { } ticket)
            return false;
        var row = await RowAsync(ticket.Id, cancellation).ConfigureAwait(false);
        var root = FiringRows.RootOf(row) ?? ticket.Id;
        if (root != ticket.Id)
            row = await RowAsync(root, cancellation).ConfigureAwait(false);
        if (row is not null && FiringRows.Read(row) is var (at, stopped, told))
            _firings = new Firings(at, stopped, told);
        var (before, acted, current) = (_firings, false, ticket);
        foreach (var rule in rules)
        {
            change.Because = new EventCause(happened.Id, happened.Depth + 1, rule.Name);
            var call = new RuleCall(Canonical(current), Told(happened));
            var holds = call.Holds(rule);
            if (holds.IsFault)
                change.Happened(EventTypes.RuleFailed, ticket.Id, Cause(rule), about: new() { ["reason"] = holds.Text });
            else if (holds.Boolean && IsAllowed(rule))
            {
                current = await _draft.AddAsync(current, root, rule, call.Effects(rule), cancellation).ConfigureAwait(false);
                acted = true;
            }
        }
        change.Because = null;
        if (!ReferenceEquals(current, ticket))
            change.Put(current);
        if (!ReferenceEquals(_firings, before))
            change.Put(FiringRows.Of(scope.Hub.Tenant, root, _firings.At, _firings.Stopped, _firings.ToldAt, row?.Version ?? 0));
        return acted;
    }

    /// <summary>What people read as the cause of what a rule does.</summary>
    public static string Cause(AutomationRule rule) => $"automation {rule.Name}";

    private ValueTask<StoredRow?> RowAsync(string ticket, CancellationToken cancellation) => scope.Hub.RowAsync(FiringRows.KeyOf(scope.Hub.Tenant, ticket), cancellation);

    private bool IsAllowed(AutomationRule rule)
    {
        var isDeep = happened.Depth >= limits.Depth;
        if (!isDeep && _firings.MayAct(limits, scope.Now))
        {
            _firings = _firings.Acted(limits, scope.Now);
            return true;
        }
        (_firings, var isTold) = _firings.Kept(limits, scope.Now);
        if (isTold)
        {
            change.Happened(EventTypes.RulesStopped, happened.Ticket, Cause(rule), about: new()
            {
                ["reason"] = isDeep ? $"{limits.Depth} rules have led to one another" : $"{limits.Most} rules have acted on the ticket within {limits.Within}",
                ["stopped"] = $"{_firings.Stopped}",
            });
        }
        return false;
    }

    private static Value Canonical(HubTicket ticket) => CanonicalTicket.Of(ticket.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value)));

    private static Value Told(HubEvent happened)
    {
        var (changes, about) = (new ValueObject(), new ValueObject());
        foreach (var (field, one) in happened.Changes)
            changes[field] = Value.Of(new ValueObject { ["from"] = one.From, ["to"] = one.To });
        foreach (var (name, text) in happened.About)
            about[name] = Value.Of(text);
        return Value.Of(new ValueObject
        {
            ["type"] = Value.Of(happened.Type),
            ["at"] = Value.Of(happened.At),
            ["cause"] = Value.Of(happened.Cause),
            ["changes"] = Value.Of(changes),
            ["about"] = Value.Of(about),
        });
    }
}
