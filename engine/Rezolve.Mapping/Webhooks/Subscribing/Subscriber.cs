using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Webhooks.Subscribing;

/// <summary>Tells a system where to send the events of one webhook, and keeps what it answered.</summary>
/// <param name="hub">Where that is kept.</param>
/// <param name="connection">The connection.</param>
/// <param name="webhook">The webhook; it has a subscription.</param>
/// <param name="send">Sends operations.</param>
/// <param name="newUnit">Gives the roots of one unit of work.</param>
/// <param name="clock">The clock.</param>
/// <param name="newSecret">Draws a secret that nobody can guess.</param>
internal sealed class Subscriber(
    HubStore hub, string connection, WebhookProgram webhook, SendOperation send, Func<Scope> newUnit, TimeProvider clock, Func<string> newSecret)
{
    // What failed is tried again before long, and not at once.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>The connection.</summary>
    public string Connection => connection;

    private RowKey Key => HookRows.KeyOf(hub.Tenant, connection, webhook.Name);

    private SubscriptionProgram Subscription => webhook.Subscription!;

    /// <summary>The subscription as it stands; null where there is none.</summary>
    public async ValueTask<HookState?> FindAsync(CancellationToken cancellation) =>
        await hub.RowAsync(Key, cancellation).ConfigureAwait(false) is { } row ? HookRows.Read(row) : null;

    /// <summary>Subscribes. The secret is kept before the system is asked, so that no delivery comes that cannot be verified.</summary>
    /// <param name="url">Where events are to be sent.</param>
    /// <param name="cancellation">Ends the wait; the system may have done it all the same.</param>
    /// <returns>Why it could not be; null where it is done.</returns>
    public async Task<string?> CreateAsync(string url, CancellationToken cancellation)
    {
        var before = await FindAsync(cancellation).ConfigureAwait(false);
        var drawn = newSecret();
        var draft = new HookState(url)
        {
            Id = before?.Id,
            Secrets = [drawn, .. (before?.Secrets ?? []).Take(1)],
            MadeAt = clock.GetUtcNow(),
            Trouble = "it was asked for, and no answer is known",
        };
        await KeepAsync(draft, cancellation).ConfigureAwait(false);
        var answer = await HookCall.SendAsync(Subscription.Create, Subscription, new HookValues(url, before?.Id, drawn), newUnit(), send, cancellation).ConfigureAwait(false);
        if (!answer.IsFine)
        {
            await KeepAsync(draft with { Trouble = answer.Message }, CancellationToken.None).ConfigureAwait(false);
            return answer.Message;
        }
        await KeepAsync(
            draft with
            {
                Id = answer.Id,
                Secrets = answer.Secret is { } given ? [given, .. draft.Secrets.Skip(1)] : draft.Secrets,
                RenewAt = clock.GetUtcNow() + Subscription.Every,
                Trouble = null,
            },
            CancellationToken.None).ConfigureAwait(false);
        return null;
    }

    /// <summary>Renews the subscription.</summary>
    /// <param name="state">It.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why it could not be; null where it is done.</returns>
    public async Task<string?> RenewAsync(HookState state, CancellationToken cancellation)
    {
        if (Subscription.Renew is not { } renew)
            return "the connector does not say how it is renewed";
        var answer = await HookCall.SendAsync(renew, Subscription, Of(state), newUnit(), send, cancellation).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        await KeepAsync(
            answer.IsFine ? state with { RenewAt = now + Subscription.Every, Trouble = null } : state with { RenewAt = now + AfterFailure, Trouble = answer.Message },
            CancellationToken.None).ConfigureAwait(false);
        return answer.IsFine ? null : answer.Message;
    }

    /// <summary>Ends the subscription.</summary>
    /// <param name="state">It.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why the system did not do it; null where it did, or where nothing says how: it is forgotten either way only then.</returns>
    public async Task<string?> RemoveAsync(HookState state, CancellationToken cancellation)
    {
        if (Subscription.Remove is { } remove)
        {
            var answer = await HookCall.SendAsync(remove, Subscription, Of(state), newUnit(), send, cancellation).ConfigureAwait(false);
            // What is not there any more needs no ending.
            if (answer is { IsFine: false, IsGone: false })
                return answer.Message;
        }
        await hub.Rows.CommitAsync(new StoreChange { Deletes = [new RowCheck(Key, null)] }, CancellationToken.None).ConfigureAwait(false);
        return null;
    }

    /// <summary>Renews the subscription where that is due.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why it could not be; null where it is done or not due.</returns>
    public async Task<string?> RenewDueAsync(CancellationToken cancellation) =>
        await FindAsync(cancellation).ConfigureAwait(false) is { } state && state.RenewAt <= clock.GetUtcNow() ? await RenewAsync(state, cancellation).ConfigureAwait(false) : null;

    private static HookValues Of(HookState state) => new(state.Url, state.Id, state.Secrets is [var first, ..] ? first : null);

    private async Task KeepAsync(HookState state, CancellationToken cancellation) =>
        await hub.Rows.CommitAsync(new StoreChange { Writes = [HookRows.Of(Key, state)] }, cancellation).ConfigureAwait(false);
}
