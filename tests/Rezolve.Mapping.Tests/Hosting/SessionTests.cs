using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.Hosting;

/// <summary>What a connection learns once after signing in.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-session-").FullName;

    [Fact]
    public async Task Each_request_sees_what_the_earlier_ones_told()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, request.Target switch
        {
            "/sites" => """[{"url":"a","id":"s-1"},{"url":"b","id":"s-2"}]""",
            "/s-2/me" => """{"id":7}""",
            _ => """{"id":"17"}""",
        }));
        var (runtime, bag) = await OpenAsync(server.Url, """
            [ { "operation": "sites", "set": { "site": "{{ find(response, 'url', 'b').id }}" } },
              { "operation": "me", "set": { "userId": "$.id" } } ]
            """);

        Assert.True(runtime is not null, string.Join('\n', bag.All.Select(one => $"{one.Code} {one.Message}")));
        Assert.Equal("""{"site":"s-2","userId":7}""", Value.Of(runtime.Session).ToString());
        using var sent = await runtime.Runner.SendAsync(runtime.Program.Operations["mine"], runtime.NewUnit(TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken);
        Assert.Equal("/s-2/tickets?owner=7", server.Requests.Last().Target);
    }

    [Fact]
    public async Task A_fact_that_is_not_told_keeps_the_connection_closed()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "[]"));
        var (runtime, bag) = await OpenAsync(server.Url, """
            [ { "operation": "sites", "set": { "site": "{{ find(response, 'url', 'b').id }}", "userId": "{{ 1 }}" } } ]
            """);

        Assert.Null(runtime);
        var found = Assert.Single(bag.All, one => one.Severity == Severity.Error);
        Assert.Equal("RZ5012", found.Code);
        Assert.Contains("the session needs 'site', which the answer does not tell", found.Message);
    }

    [Fact]
    public async Task A_fact_that_nobody_learns_is_found_at_load()
    {
        var (runtime, bag) = await OpenAsync("https://desk.test", """[ { "operation": "sites", "set": { "sites": "$" } } ]""");

        Assert.Null(runtime);
        var errors = bag.All.Where(one => one.Severity == Severity.Error).ToList();
        Assert.All(errors, one => Assert.Equal("RZ2001", one.Code));
        Assert.Equal(["'site'", "'site'", "'userId'"], errors.Select(one => one.Message[one.Message.IndexOf('\'')..(one.Message.IndexOf('\'', one.Message.IndexOf('\'') + 1) + 1)]).Order());
    }

    [Theory]
    [InlineData("token", "/plain/tickets?owner=7")]
    [InlineData("app", "/sites/s-1/tickets?owner=7")]
    public async Task A_way_to_sign_in_has_its_own_base_address_and_session(string auth, string target)
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, request.Target == "/sites" ? """[{"id":"s-1"}]""" : """{"id":7}"""));
        // What the base address stands on is learned by a whole address: the base is not known before.
        File.WriteAllText(Path.Combine(_folder, "desk" + ConnectorFiles.Suffix), $$$"""
            { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": {
                "baseUrl": "{{{server.Url}}}/plain", "allowedHosts": ["127.0.0.1"],
                "auth": {
                  "token": { "type": "none" },
                  "app": { "type": "none", "baseUrl": "{{{server.Url}}}/sites/{{ session.site }}", "session": [{ "operation": "sites", "set": { "site": "$[0].id" } }] } },
                "session": [{ "operation": "me", "set": { "userId": "$.id" } }], "check": { "operation": "mine" } },
              "operations": {
                "sites": { "request": "GET {{{server.Url}}}/sites" }, "me": { "request": "GET /me" },
                "mine": { "request": "GET /tickets", "query": { "owner": "{{ session.userId }}" } } },
              "entities": {} }
            """);
        var (runtime, bag) = await OpenAsync($$"""{ "connector": "desk.connector.json", "auth": "{{auth}}", "privateAddresses": true }""");

        Assert.True(runtime is not null, string.Join('\n', bag.All.Select(one => $"{one.Code} {one.Message}")));
        using var sent = await runtime.Runner.SendAsync(runtime.Program.Operations["mine"], runtime.NewUnit(TestContext.Current.CancellationToken), null, TestContext.Current.CancellationToken);
        Assert.Equal(target, server.Requests.Last().Target);
        Assert.Equal(auth == "app" ? 3 : 2, server.Requests.Count);
    }

    [Fact]
    public async Task What_is_learned_may_stand_in_an_answer_that_a_script_puts_in_order()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, """{"columns":["id","name"],"rows":[["n","New"],["o","Open"]]}"""));
        File.WriteAllText(Path.Combine(_folder, "desk" + ConnectorFiles.Suffix), $$$"""
            { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": { "baseUrl": "{{{server.Url}}}", "auth": { "none": { "type": "none" } }, "check": { "operation": "states" } },
              "catalogs": { "states": { "operation": "states", "value": "$.id", "label": "$.name" } },
              "operations": { "states": { "request": "GET /states", "records": "{{ scripts.rows(response) }}" } },
              "scripts": { "rows": "t => t.rows.map(row => Object.fromEntries(t.columns.map((name, at) => [name, row[at]])))" },
              "entities": {} }
            """);
        var (runtime, bag) = await OpenAsync("""{ "connector": "desk.connector.json", "privateAddresses": true }""");

        Assert.True(runtime is not null, string.Join('\n', bag.All.Select(one => $"{one.Code} {one.Message}")));
        Assert.Equal(["New", "Open"], runtime.Catalogs["states"].List.Select(row => row["label"].Text));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(ConnectionRuntime? Runtime, DiagnosticBag Bag)> OpenAsync(string url, string session)
    {
        File.WriteAllText(Path.Combine(_folder, "desk" + ConnectorFiles.Suffix), $$$"""
            { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
              "connection": { "baseUrl": "{{{url}}}", "auth": { "none": { "type": "none" } }, "session": {{{session}}}, "check": { "operation": "mine" } },
              "operations": {
                "sites": { "request": "GET /sites" },
                "me": { "request": "GET /{{ session.site }}/me" },
                "mine": { "request": "GET /{{ session.site }}/tickets", "query": { "owner": "{{ session.userId }}" } } },
              "entities": {} }
            """);
        return await OpenAsync("""{ "connector": "desk.connector.json", "privateAddresses": true }""");
    }

    private async Task<(ConnectionRuntime? Runtime, DiagnosticBag Bag)> OpenAsync(string connection)
    {
        var workspaceText = $$"""{ "workspaceVersion": "1.0", "tenant": "acme", "connections": { "desk": {{connection}} } }""";
        var bag = new DiagnosticBag();
        var limits = EngineLimits.Usual;
        var workspace = WorkspaceReader.Read(_folder, "rezolve.json", Encoding.UTF8.GetBytes(workspaceText), limits.Files, bag)!;
        var opener = new ConnectionOpener(new ConnectionServices
        {
            Limits = limits,
            Secrets = new SecretSource(_ => null),
            Tokens = new MemoryTokenStore(),
            Clock = TimeProvider.System,
            Chance = () => 0,
            ClientFor = (_, policy) =>
            {
                var client = Wire.Client(policy);
                return () => client;
            },
        });
        if (opener.Compile(workspace, "desk", bag) is not { } compiled)
            return (null, bag);
        bag = new DiagnosticBag();
        new LockFile(_folder).Approve("desk", compiled.Entry);
        return (await opener.OpenAsync(workspace, "desk", bag, TestContext.Current.CancellationToken), bag);
    }
}
