using System.Text;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Cli.Tests;

/// <summary>A test with a workspace whose one connection leads to a server on loopback.</summary>
public abstract class ConnectionTest : CliTest, IAsyncDisposable
{
    private const string Secret = "s3cr3t-token";
    private readonly LoopbackServer _server;

    private protected ConnectionTest()
    {
        _server = LoopbackServer.Start(Answer);
        Write("connectors/desk/desk.connector.json", """
            {
              "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": {
                "inputs": { "url": { "type": "string" }, "token": { "type": "string", "secret": true } },
                "baseUrl": "{{ inputs.url }}", "auth": { "token": { "type": "bearer", "token": "{{ inputs.token }}" } },
                "check": { "operation": "me", "expect": "{{ response.id != null }}" }
              },
              "operations": {
                "me": { "request": "GET /me" },
                "all": { "request": "GET /tickets", "records": "$.items[*]", "query": { "page": "{{ page.number }}" }, "pages": { "type": "page", "size": 2 } },
                "one": { "request": "GET /tickets/{{ key }}" },
                "make": { "request": "POST /tickets", "body": { "ticket": "{{ document }}", "proof": "{{ inputs.token }}" } }
              },
              "entities": { "ticket": { "key": "$.id", "list": "all", "get": "one", "fields": { "subject": "$.title" }, "create": { "operation": "make", "recover": { "type": "none" } } } }
            }
            """);
        Write("rezolve.json", $$"""
            { "workspaceVersion": "1.0", "tenant": "acme", "connections": {
              "desk": { "connector": "desk", "auth": "token", "limits": { "concurrent": 2 }, "privateAddresses": true, "inputs": { "url": "{{_server.Url}}", "token": { "secret": "desk-token" } } } } }
            """);
    }

    /// <summary>What the server has; by path, the status and the body.</summary>
    protected Dictionary<string, (int Status, string Body)> Pages { get; } = new()
    {
        ["GET /me"] = (200, "{\"id\":7}"),
        ["GET /tickets?page=1"] = (200, "{\"items\":[{\"id\":1,\"title\":\"a\"},{\"id\":2,\n\"title\":\"b\"}]}"),
        ["GET /tickets?page=2"] = (200, "{\"items\":[{\"id\":3,\"title\":\"c\"}]}"),
        ["GET /tickets/2"] = (200, "{\"id\":2,\"title\":\"b\"}"),
        ["POST /tickets"] = (201, "{\"id\":4}"),
    };

    /// <summary>Header fields that come with each page.</summary>
    protected string[] Headers { get; set; } = [];

    /// <summary>The server's address.</summary>
    protected string Url => _server.Url;

    private protected IReadOnlyCollection<ReceivedRequest> Received => _server.Requests;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<CliRun> RunApproved(params string[] args)
    {
        var approval = await RunOpen("approve", "desk");
        Assert.Equal(0, approval.Exit);
        return await RunOpen(args);
    }

    private protected Task<CliRun> RunOpen(params string[] args) => RunOpenWith("", args);

    private protected Task<CliRun> RunOpenWith(string input, params string[] args) => CliRun.InvokeAsync(
        Folder, Encoding.UTF8.GetBytes(input),
        terminal => terminal with { Variable = name => name == "REZOLVE_SECRET_DESK_TOKEN" ? Secret : null }, CancellationToken.None, args);

    private string Answer(ReceivedRequest request) =>
        Pages.TryGetValue($"{request.Method} {request.Target}", out var page) ? LoopbackServer.Reply(page.Status, page.Body, "application/json", Headers) : LoopbackServer.Reply(404, "{\"error\":\"no such thing\"}");
}
