using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.Hosting.Catalogs;

/// <summary>A vendor on loopback that tells its statuses, on a clock of its own, and a connection to it.</summary>
internal sealed class CatalogDesk : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-catalogs-").FullName;
    private readonly LoopbackServer _server;

    public CatalogDesk() => _server = LoopbackServer.Start(Answer);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    /// <summary>What it tells: statuses by id.</summary>
    public SortedDictionary<int, string> Statuses { get; } = new() { [1] = "Neu", [2] = "Offen" };

    /// <summary>The header fields of its answers.</summary>
    public Func<string[]> Headers { get; set; } = () => [];

    /// <summary>Whether a request is answered with 304.</summary>
    public Func<ReceivedRequest, bool> IsUnchanged { get; set; } = _ => false;

    /// <summary>What it answers instead; null for its statuses.</summary>
    public string? Instead { get; set; }

    /// <summary>More of the operation, such as how it is paged.</summary>
    public string More { get; set; } = "";

    /// <summary>The rows of the table that relies on the list.</summary>
    public string Rows { get; set; } = """[["Neu", "new"], ["Offen", "open"]]""";

    /// <summary>The field of that name of each request for statuses; empty where it had none.</summary>
    public IEnumerable<string> Asked(string header) => _server.Requests.Select(request => request[header] ?? "");

    /// <summary>More fields of the ticket.</summary>
    public string Fields { get; set; } = "";

    /// <summary>More of the ticket, such as fields that rely on the list.</summary>
    public string Entity { get; set; } = "";

    public async Task<ConnectionRuntime> OpenAsync()
    {
        File.WriteAllText(Path.Combine(_folder, "desk" + ConnectorFiles.Suffix), $$"""
            { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": { "baseUrl": "{{_server.Url}}", "auth": { "none": { "type": "none" } } },
              "catalogs": { "statuses": { "operation": "statusList", "value": "$.id", "label": "$.name" } },
              "tables": { "status": { "catalog": "statuses", "rows": {{Rows}} } },
              "operations": { "statusList": { "request": "GET /statuses", "records": "$[*]"{{More}} }, "one": { "request": "GET /tickets/{{"{{ key }}"}}" } },
              "entities": { "ticket": { "key": "$.id", "get": "one"{{Entity}}, "fields": { "subject": "$.title"{{Fields}}, "status": { "path": "$.status", "table": "status" } } } } }
            """);
        var bag = new DiagnosticBag();
        var limits = EngineLimits.Usual;
        var text = """{ "workspaceVersion": "1.0", "tenant": "acme", "connections": { "desk": { "connector": "desk.connector.json", "privateAddresses": true } } }""";
        var workspace = WorkspaceReader.Read(_folder, "rezolve.json", Encoding.UTF8.GetBytes(text), limits.Files, bag)!;
        var opener = new ConnectionOpener(new ConnectionServices
        {
            Limits = limits,
            Secrets = new SecretSource(_ => null),
            Tokens = new MemoryTokenStore(),
            Clock = Clock,
            Chance = () => 0,
            ClientFor = (_, policy) =>
            {
                var client = Wire.Client(policy);
                return () => client;
            },
        });
        new LockFile(_folder).Approve("desk", opener.Compile(workspace, "desk", bag)!.Entry);
        var runtime = await opener.OpenAsync(workspace, "desk", bag, TestContext.Current.CancellationToken);
        return runtime ?? throw new InvalidOperationException(string.Join('\n', bag.All));
    }

    /// <summary>Asks again a while later.</summary>
    public Task<CatalogNews?> LaterAsync(ConnectionRuntime runtime, TimeSpan later)
    {
        Clock.Advance(later);
        return runtime.Learned!.RenewAsync(runtime, TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Answer(ReceivedRequest request)
    {
        if (Instead is { } other)
            return other;
        var isBeyond = request.Target.Contains("offset=", StringComparison.Ordinal) && !request.Target.EndsWith("offset=0", StringComparison.Ordinal);
        var body = isBeyond ? "[]" : $"[{string.Join(',', Statuses.Select(one => $$"""{"id":{{one.Key}},"name":"{{one.Value}}"}"""))}]";
        return IsUnchanged(request) ? LoopbackServer.Reply(304, "") : LoopbackServer.Reply(200, body, "application/json", Headers());
    }
}
