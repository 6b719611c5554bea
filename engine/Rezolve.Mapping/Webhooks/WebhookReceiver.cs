using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Reading;
using Rezolve.Mapping.Webhooks.Subscribing;
using Rezolve.Mapping.Webhooks.Verification;

namespace Rezolve.Mapping.Webhooks;

/// <summary>
/// Receives the deliveries of one webhook: verified by their bytes before they are read, made into hints at records, kept, and only then answered.
/// It knows no server. Safe for many threads.
/// </summary>
/// <param name="setting">What it runs on.</param>
internal sealed class WebhookReceiver(WebhookSetting setting) : IDisposable
{
    // Whoever may ask for it proves nothing.
    private const int LongestChallenge = 4096;

    private readonly InboxWriter _inbox = new(setting.Hub, setting.Connection, setting.Webhook.Name, setting.Clock);
    private readonly EventReader _events = new(setting.Webhook, setting.Limits.Events);

    private WebhookProgram Webhook => setting.Webhook;

    /// <summary>Receives a delivery.</summary>
    /// <param name="request">It, its body not longer than the limit.</param>
    /// <param name="cancellation">Ends the waits; what was not answered may be kept all the same, and is sent again.</param>
    public async Task<WebhookAnswer> ReceiveAsync(WebhookRequest request, CancellationToken cancellation)
    {
        var scope = new WebhookScope(request, setting.NewUnit(), setting.JsonDepth);
        var call = new VerifyCall(scope, request.Body, setting.Clock.GetUtcNow())
        {
            Secrets = setting.Secrets,
            Keys = setting.Keys,
            Stored = await StoredAsync(cancellation).ConfigureAwait(false),
        };
        var verdict = await ((VerifyMethod)Webhook.Verify).VerifyAsync(call, cancellation).ConfigureAwait(false);
        if (Webhook.Challenge is { } challenge && challenge.When.Evaluate(scope) is { Kind: ValueKind.Boolean, Boolean: true })
            return Challenged(challenge, scope);
        if (verdict.Refusal is { } refusal)
        {
            var reason = setting.Secrets.Mask(refusal);
            await _inbox.RefuseAsync(reason, cancellation).ConfigureAwait(false);
            return verdict.IsPassing ? WebhookAnswer.PutOff(reason) : WebhookAnswer.Refused(reason);
        }
        if (await setting.Waiting.IsTooMuchAsync(cancellation).ConfigureAwait(false))
            return WebhookAnswer.PutOff("more work waits than is let wait");
        return await KeepAsync(request, scope, cancellation).ConfigureAwait(false);
    }

    /// <summary>Keeps what was only counted so far.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task FlushAsync(CancellationToken cancellation) => _inbox.FlushAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => _inbox.Dispose();

    private WebhookAnswer Challenged(ChallengeProgram challenge, WebhookScope scope)
    {
        var answer = challenge.Respond.Evaluate(scope);
        if (answer.IsFault || answer.IsNothing)
            return new WebhookAnswer(WebhookOutcome.Unreadable, 400) { Reason = answer.IsFault ? setting.Secrets.Mask(answer.Text) : "the challenge asks for nothing" };
        var said = WebhookAnswer.Challenged(answer);
        return said.Body.Length <= LongestChallenge ? said : new WebhookAnswer(WebhookOutcome.Unreadable, 400) { Reason = "the challenge asks for more than any does" };
    }

    private async Task<WebhookAnswer> KeepAsync(WebhookRequest request, WebhookScope scope, CancellationToken cancellation)
    {
        var reading = _events.Read(scope, request.Body);
        var sketch = reading.Fault is not null || reading.Events.Any(one => one.Fate == EventFate.Unreadable) ? BodySketch.Of(scope.Body, request.Body) : null;
        IReadOnlyList<WebhookEvent> events = reading.Fault is { } fault ? [new WebhookEvent(EventFate.Unreadable) { Reason = fault }] : reading.Events;
        var delivery = new InboxDelivery([.. events.Select(one => new InboxEvent(one, RecordOf(one.Hint)))], sketch);
        if (await _inbox.TakeAsync(delivery, cancellation).ConfigureAwait(false) is not { } queued)
            return WebhookAnswer.PutOff("others were always quicker");
        if (queued > 0)
            setting.Queued?.Invoke();
        return reading.Fault is null ? WebhookAnswer.Accepted : new WebhookAnswer(WebhookOutcome.Unreadable, 400) { Reason = setting.Secrets.Mask(reading.Fault) };
    }

    // A child is read with the record that it belongs to; what no sync follows is nobody's business.
    private string? RecordOf(WebhookHint? hint) => hint is null || setting.Followed is not { } followed ? null
        : hint.Entity == followed ? hint.Key
        : setting.Entities[hint.Entity] is { Kind: not EntityKind.Ticket } child && child.Parents.Contains(followed) ? hint.ParentKey
        : null;

    private async ValueTask<IReadOnlyList<string>> StoredAsync(CancellationToken cancellation)
    {
        if (Webhook.Subscription is null)
            return [];
        var row = await setting.Hub.RowAsync(HookRows.KeyOf(setting.Hub.Tenant, setting.Connection, Webhook.Name), cancellation).ConfigureAwait(false);
        return row is null ? [] : HookRows.Read(row).Secrets;
    }
}
