using System.Net;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.Hosting;

public sealed class ConnectionOpenerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-open-").FullName;
    private readonly DiagnosticBag _bag = new();
    private readonly HttpClient _client = new(new NotThere());

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_catalogue_that_cannot_be_read_keeps_the_connection_closed()
    {
        var opener = new ConnectionOpener(Services());
        var workspace = Workspace();
        new LockFile(_folder).Approve("desk", opener.Compile(workspace, "desk", _bag)!.Entry);

        Assert.Null(await opener.OpenAsync(workspace, "desk", _bag, TestContext.Current.CancellationToken));

        var only = Assert.Single(_bag.All);
        Assert.Equal("RZ5012", only.Code);
        Assert.Equal("/connections/desk", only.Place!.Pointer);
    }

    [Fact]
    public void A_connection_is_opened_once_it_is_approved()
    {
        var opener = new ConnectionOpener(Services());
        var workspace = Workspace();
        Assert.Null(opener.Open(workspace, "desk", _bag));
        new LockFile(_folder).Approve("desk", opener.Compile(workspace, "desk", _bag)!.Entry);

        Assert.NotNull(opener.Open(workspace, "desk", _bag));

        Assert.Equal(["RZ5006"], _bag.All.Select(one => one.Code));
    }

    private Workspace Workspace()
    {
        var connector = Repository.PathOf("tests/Rezolve.Mapping.Tests/Compilation/Wrong/desk.connector.json").Replace("\\", "/", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, WorkspaceReader.FileName), $$"""
            { "workspaceVersion": "1.0", "tenant": "acme",
              "connections": { "desk": { "connector": "{{connector}}", "inputs": { "site": "acme", "token": { "secret": "desk" } } } } }
            """);
        return WorkspaceReader.ReadFolder(_folder, EngineLimits.Usual.Files, _bag)!;
    }

    private ConnectionServices Services() => new()
    {
        Limits = EngineLimits.Usual,
        Secrets = new SecretSource(variable => variable == "REZOLVE_SECRET_DESK" ? "s3cret" : null),
        Tokens = new MemoryTokenStore(),
        Clock = TimeProvider.System,
        Chance = () => 0,
        ClientFor = (_, _) => () => _client,
    };

    private sealed class NotThere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request });
    }
}
