using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Tests.Hosting;

/// <summary>A connection whose connector extends another, with an overlay: what was approved is all of it.</summary>
public sealed class LayeredConnectionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-layers-").FullName;
    private readonly DiagnosticBag _bag = new();

    public LayeredConnectionTests()
    {
        Write("connectors/desk/desk.connector.json", WrongFiles.Manifest);
        Write("connectors/desk/scripts/owner.js", "function owner() { return 'desk'; }");
        Write("connectors/acme/acme.connector.json", """
            { "manifestVersion": "1.0", "name": "acme", "extends": "../middle.json" }
            """);
        Write("connectors/middle.json", """
            { "manifestVersion": "1.0", "name": "middle", "extends": "desk",
              "entities": { "ticket": { "url": "{{ scripts.owner() }}" } }, "scripts": { "owner": { "file": "owner.js", "function": "owner" } } }
            """);
        Write("connectors/owner.js", "function owner() { return 'middle'; }");
        WriteWorkspace("""{ "connection": { "timeout": "PT5S" } }""");
        Approve();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_open_as_long_as_nothing_changes()
    {
        Assert.Equal("", Refusal());
        Assert.Equal("acme", Compile()!.Program.Name);
        Assert.Equal(TimeSpan.FromSeconds(5), Compile()!.Program.Connection.Timeout);
    }

    [Fact]
    public void A_base_that_changes_is_not_approved()
    {
        Write("connectors/desk/desk.connector.json", WrongFiles.Manifest + "\n");

        Assert.Equal("The connection 'desk' is not approved: a manifest that it extends has changed.", Refusal());
    }

    [Fact]
    public void A_script_of_a_base_that_changes_is_not_approved()
    {
        Write("connectors/owner.js", "function owner() { return 'other'; }");

        Assert.Equal("The connection 'desk' is not approved: the scripts have changed.", Refusal());
    }

    [Theory]
    [InlineData("""{ "connection": { "timeout": "PT6S" } }""", "the overlay in rezolve.json has changed")]
    [InlineData("{}", "the overlay in rezolve.json has changed")]
    [InlineData("""{ "connection": { "timeout": "PT5S", "allowedHosts": ["evil.example"] } }""", "the overlay in rezolve.json has changed; it may also reach evil.example")]
    public void An_overlay_that_changes_is_not_approved(string overlay, string difference)
    {
        WriteWorkspace(overlay);

        Assert.Equal($"The connection 'desk' is not approved: {difference}.", Refusal());
    }

    [Fact]
    public void A_mistake_in_an_overlay_is_told_in_the_workspace()
    {
        WriteWorkspace("""{ "operations": { "ticketGet": { "request": "GET /t/{{ kee }}" } } }""");

        Assert.Null(Compile());
        var only = Assert.Single(_bag.All);
        Assert.Equal(("/connections/desk/overlay/operations/ticketGet/request", 2), (only.Place!.Pointer, only.Place.Line));
        Assert.EndsWith("rezolve.json", only.Place.File);
    }

    [Fact]
    public void A_mistake_in_a_base_is_told_in_its_file()
    {
        Write("connectors/middle.json", """
            { "manifestVersion": "1.0", "name": "middle", "extends": "desk",
              "entities": { "ticket": { "url": "{{ scripts.owner( }}" } } }
            """);

        Assert.Null(Compile());
        var only = Assert.Single(_bag.All);
        Assert.Equal("/entities/ticket/url", only.Place!.Pointer);
        Assert.EndsWith("middle.json", only.Place.File);
    }

    [Fact]
    public void A_script_outside_the_folder_of_the_file_that_names_it_is_not_read()
    {
        Write("connectors/acme/acme.connector.json", """
            { "manifestVersion": "1.0", "name": "acme", "extends": "../middle.json", "scripts": { "owner": { "file": "../owner.js" } } }
            """);

        Assert.Null(Compile());
        Assert.Equal("The script file '../owner.js' cannot be read: it is outside the connector's folder.", Assert.Single(_bag.All).Message);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), text);
    }

    private void WriteWorkspace(string overlay) => Write(WorkspaceReader.FileName, $$"""
        { "workspaceVersion": "1.0", "tenant": "acme", "connections": { "desk": { "connector": "acme", "inputs": { "site": "acme", "token": { "secret": "desk" } },
          "overlay": {{overlay}} } } }
        """);

    private void Approve() => new LockFile(_folder).Approve("desk", Compile()!.Entry);

    private CompiledConnection? Compile() => Opener().Compile(Workspace(), "desk", _bag);

    private string Refusal()
    {
        var bag = new DiagnosticBag();
        return Opener().Open(Workspace(), "desk", bag) is not null ? "" : Assert.Single(bag.All).Message;
    }

    private Workspace Workspace() => WorkspaceReader.ReadFolder(_folder, EngineLimits.Usual.Files, _bag)!;

    private static ConnectionOpener Opener() => new(new ConnectionServices
    {
        Limits = EngineLimits.Usual,
        Secrets = new SecretSource(_ => "s3cret"),
        Tokens = new MemoryTokenStore(),
        Clock = TimeProvider.System,
        Chance = () => 0,
        ClientFor = (_, _) => () => throw new InvalidOperationException("Nothing is sent."),
    });
}
