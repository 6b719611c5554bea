using System.Security.Cryptography;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Cli.Listening;

/// <summary>Takes the deliveries of the connections of one sync: listens, tells systems where, and renews that.</summary>
internal sealed class HookDesk : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly HookOptions _options;
    private readonly Reporter _report;
    private readonly HubStore _hub;
    private readonly TimeProvider _clock;
    private readonly List<(ConnectionRuntime Connection, WebhookProgram Webhook)> _hooks;
    private readonly Dictionary<string, WebhookReceiver> _receivers = new(StringComparer.Ordinal);
    private readonly List<KeyRing> _rings = [];
    private readonly Lock _lock = new();
    private readonly HookServer _server;
    private DateTimeOffset _told = DateTimeOffset.MinValue;

    private HookDesk(HookOptions options, Reporter report, HubStore hub, TimeProvider clock, IReadOnlyDictionary<string, string> entities, IEnumerable<ConnectionRuntime> connections)
    {
        (_options, _report, _hub, _clock) = (options, report, hub, clock);
        _hooks = [.. connections.Where(connection => connection.Program.Can(Ability.Receive)).SelectMany(connection => connection.Program.Webhooks.Values.Select(webhook => (connection, webhook)))];
        var waiting = new WaitingWork(hub, EngineLimits.Usual.Webhooks.Waiting, clock);
        foreach (var (connection, webhook) in _hooks)
            _receivers[HookRoutes.PathOf(connection.Name, webhook.Name)] = ReceiverOf(connection, webhook, entities.GetValueOrDefault(connection.Name), waiting);
        _server = HookServer.Start(options.End, new HookRoutes(_receivers, Tell).AnswerAsync, WireLimits.Usual(EngineLimits.Usual.Webhooks.BodyBytes), clock);
    }

    /// <summary>Wakes whoever does the work.</summary>
    public HookWake Wake { get; } = new();

    /// <summary>Begins to listen, and says where.</summary>
    /// <param name="options">Where.</param>
    /// <param name="report">Where it tells what came.</param>
    /// <param name="hub">Where it is kept.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="entities">The entity that the sync keeps in step, by connection.</param>
    /// <param name="connections">Its connections, open.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be taken.</exception>
    public static HookDesk Open(
        HookOptions options, Reporter report, HubStore hub, TimeProvider clock, IReadOnlyDictionary<string, string> entities, IEnumerable<ConnectionRuntime> connections)
    {
        var desk = new HookDesk(options, report, hub, clock, entities, connections);
        foreach (var (connection, webhook) in desk._hooks)
        {
            var path = HookRoutes.PathOf(connection.Name, webhook.Name);
            report.Say($"Listening for {connection.Name}: http://{desk._server.End}{path}{(options.UrlOf(connection.Name, webhook.Name) is { } url ? $", as {url}" : "")}");
        }
        if (desk._hooks.Count == 0)
            report.Say("No connection of the sync has webhooks: nothing is listened for.");
        return desk;
    }

    /// <summary>Tells the systems that can be told where to send events, where that is not known to them yet.</summary>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task SubscribeAsync(CancellationToken cancellation)
    {
        foreach (var (connection, webhook) in _hooks.Where(one => one.Webhook.Subscription is not null && one.Connection.Program.Can(Ability.Subscribe)))
        {
            var subscriber = SubscriberOf(_hub, connection, webhook, _clock);
            if (_options.UrlOf(connection.Name, webhook.Name) is not { } url || await subscriber.FindAsync(cancellation) is { Trouble: null } state && state.Url == url)
                continue;
            var trouble = await subscriber.CreateAsync(url, cancellation);
            _report.Say(SafeText.Of(trouble is null ? $"{connection.Name}: subscribed, events come to {url}" : $"{connection.Name}: could not subscribe, changes are only polled: {trouble}"));
        }
    }

    /// <summary>Does what is due: renews subscriptions, keeps counts.</summary>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task TendAsync(CancellationToken cancellation)
    {
        foreach (var (connection, webhook) in _hooks.Where(one => one.Webhook.Subscription?.Renew is not null))
        {
            if (await SubscriberOf(_hub, connection, webhook, _clock).RenewDueAsync(cancellation) is { } trouble)
                _report.Say(SafeText.Of($"{connection.Name}: the subscription could not be renewed: {trouble}"));
        }
        foreach (var receiver in _receivers.Values)
            await receiver.FlushAsync(cancellation);
    }

    /// <summary>What subscribes to a webhook of a connection.</summary>
    public static Subscriber SubscriberOf(HubStore hub, ConnectionRuntime connection, WebhookProgram webhook, TimeProvider clock) => new(
        hub, connection.Name, webhook, connection.RunnerFor(Priority.Interactive).SendAsync, () => connection.NewUnit(), clock, () => RandomNumberGenerator.GetHexString(64, lowercase: true));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        foreach (var receiver in _receivers.Values)
        {
            await receiver.FlushAsync(CancellationToken.None);
            receiver.Dispose();
        }
        _rings.ForEach(ring => ring.Dispose());
        Wake.Dispose();
    }

    private WebhookReceiver ReceiverOf(ConnectionRuntime connection, WebhookProgram webhook, string? entity, WaitingWork waiting)
    {
        var ring = new KeyRing(connection.Sender.Documents.GetAsync, _clock);
        _rings.Add(ring);
        return new WebhookReceiver(new WebhookSetting
        {
            Connection = connection.Name,
            Webhook = webhook,
            Entities = connection.Program.Entities,
            Followed = entity,
            NewUnit = () => connection.NewUnit(),
            Hub = _hub,
            Clock = _clock,
            Secrets = connection.Secrets,
            Keys = ring,
            Waiting = waiting,
            Limits = EngineLimits.Usual.Webhooks,
            JsonDepth = EngineLimits.Usual.Answers.JsonDepth,
            Queued = Wake.Ring,
        });
    }

    // Whoever knocks in vain all day must not fill the log.
    private void Tell(string path, WebhookAnswer answer)
    {
        if (answer.Reason is null)
            return;
        lock (_lock)
        {
            if (_clock.GetUtcNow() - _told < BetweenLines)
                return;
            _told = _clock.GetUtcNow();
        }
        _report.Say(SafeText.Of($"{path}: answered {answer.Status}: {answer.Reason}"));
    }
}
