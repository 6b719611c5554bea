using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Reading;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Simulation.Posting;

/// <summary>What receives the deliveries of simulated vendors in one process: the engine's own receivers, one for each connection.</summary>
/// <param name="setting">What the sync runs on.</param>
internal sealed class HookReceivers(SyncSetting setting)
{
    private readonly Dictionary<string, WebhookReceiver> _receivers = new(StringComparer.Ordinal);

    /// <summary>Receives a delivery.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="request">The delivery.</param>
    /// <param name="store">The store, as it is reached beside the work.</param>
    public Task<WebhookAnswer> ReceiveAsync(string connection, WebhookRequest request, ISyncStore store)
    {
        if (!_receivers.TryGetValue(connection, out var receiver))
            _receivers[connection] = receiver = new WebhookReceiver(Of(connection, new HubStore(store, setting.Program.Tenant)));
        return receiver.ReceiveAsync(request, CancellationToken.None);
    }

    private WebhookSetting Of(string connection, HubStore hub) => new()
    {
        Connection = connection,
        Webhook = HookConnector.Program.Webhooks[HookConnector.Hook],
        Entities = HookConnector.Program.Entities,
        Followed = "ticket",
        NewUnit = () => HookConnector.Unit(setting.Clock.GetUtcNow()),
        Hub = hub,
        Clock = setting.Clock,
        Secrets = new SecretMask(),
        Keys = new KeyRing((_, _) => throw new InvalidOperationException("nobody asks for keys here"), setting.Clock),
        Waiting = new WaitingWork(hub, EngineLimits.Usual.Webhooks.Waiting, setting.Clock),
        Limits = EngineLimits.Usual.Webhooks,
        JsonDepth = EngineLimits.Usual.Answers.JsonDepth,
    };
}
