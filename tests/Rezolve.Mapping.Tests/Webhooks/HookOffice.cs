using System.Text;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Reading;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Tests.Webhooks;

/// <summary>Two desks in step, of which the first posts what happens there.</summary>
internal sealed class HookOffice : IDisposable
{
    public const string Webhook = """
        { "verify": { "type": "token", "value": "{{ headers['x-token'] }}", "secret": "{{ inputs.token }}" },
          "fanOut": "$.events[*]", "deduplicate": "$.event",
          "on": [
            { "when": "{{ event.type === 'ping' }}", "do": "ignore" },
            { "when": "{{ event.type === 'note' }}", "entity": "comment", "hint": "$.note", "parentKey": "$.ticket" },
            { "when": "{{ event.type === 'gone' }}", "entity": "ticket", "hint": "$.ticket", "do": "delete" },
            { "when": "{{ event.type === 'ticket' }}", "entity": "ticket", "hint": "$.ticket" } ],
          "challenge": { "when": "{{ event?.challenge != null }}", "respond": "{{ event.challenge }}" } }
        """;

    private readonly List<WebhookReceiver> _receivers = [];

    public Office Office { get; } = new();

    public Desk A => Office.A;

    public Desk B => Office.B;

    public int Queued { get; private set; }

    public static WebhookLimits Limits { get; } = new(BodyBytes: 100_000, Events: 100, Waiting: 1000);

    /// <summary>Both desks with a ticket, in step.</summary>
    public static async Task<(HookOffice Office, string Key)> WithTicketAsync()
    {
        var office = new HookOffice();
        var key = office.A.Add(("subject", Value.Of("Printer")), ("status", Value.Of("new")));
        await office.Office.SettleAsync();
        return (office, key);
    }

    /// <summary>A receiver as a new process has it.</summary>
    public WebhookReceiver Open(ISyncStore? store = null, string? followed = "ticket", WebhookLimits? limits = null)
    {
        var (program, report) = HookBench.Compile(Webhook, """{ "token": "s3cret" }""");
        Assert.Equal("", report);
        var hub = new HubStore(store ?? Office.Store, "acme");
        var receiver = new WebhookReceiver(new WebhookSetting
        {
            Connection = "a",
            Webhook = program!.Webhooks["hook"],
            Entities = program.Entities,
            Followed = followed,
            NewUnit = () => HookBench.Unit(program),
            Hub = hub,
            Clock = Office.Clock,
            Secrets = new SecretMask(),
            Keys = new KeyRing((_, _) => throw new InvalidOperationException(), Office.Clock),
            Waiting = new WaitingWork(hub, (limits ?? Limits).Waiting, Office.Clock),
            Limits = limits ?? Limits,
            JsonDepth = 64,
            Queued = () => Queued++,
        });
        _receivers.Add(receiver);
        return receiver;
    }

    public static WebhookRequest Delivery(params string[] events) => HookBench.Request($$"""{ "events": [{{string.Join(", ", events)}}] }""", """{ "X-Token": "s3cret" }""");

    public static string Event(string key, string id, string type = "ticket") => $$"""{ "type": "{{type}}", "ticket": "{{key}}", "event": "{{id}}", "note": "n-{{id}}" }""";

    /// <summary>Only what is queued is done; no feed is read.</summary>
    public async Task<WorkReport> WorkAsync(ISyncStore? store = null)
    {
        using var pipeline = new SyncPipeline(Office.Setting() with { Store = store ?? Office.Store });
        var report = await pipeline.WorkAsync(TestContext.Current.CancellationToken);
        await pipeline.EndAsync(TestContext.Current.CancellationToken);
        return report;
    }

    public async Task<List<WorkItem>> WaitingAsync() => await Office.Hub.WorkAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public async Task<InboxCounts> CountsAsync() => InboxRows.Counts(await Office.Hub.RowAsync(InboxRows.CountOf("acme", "a", "hook"), TestContext.Current.CancellationToken));

    public async Task<List<InboxEntry>> EntriesAsync() =>
        [.. (await Office.Store.PageAsync(new RowQuery("acme", RowKinds.Inbox, 1000), TestContext.Current.CancellationToken)).Rows.Select(InboxRows.Read)];

    public static string BodyOf(WebhookAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    public void Dispose() => _receivers.ForEach(receiver => receiver.Dispose());
}
