using System.Security.Cryptography;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Opens the connections of the workspace that a command names. Dispose it when the command is done with them.</summary>
internal sealed class ConnectionAccess : IDisposable
{
    private const string TokenFile = "rezolve.tokens.json";
    private readonly ConnectionClients _clients = new(EngineLimits.Usual.Pool);
    private readonly FileTokenStore _tokens;
    private readonly string _folder;

    /// <summary>Begins with the workspace of a command; nothing is read yet.</summary>
    public ConnectionAccess(Invocation invocation)
    {
        _folder = invocation.Workspace;
        _tokens = new FileTokenStore(Path.Combine(_folder, TokenFile));
        Opener = new ConnectionOpener(new ConnectionServices
        {
            Limits = EngineLimits.Usual,
            Secrets = new SecretSource(invocation.Terminal.Variable),
            Tokens = _tokens,
            Clock = invocation.Terminal.Clock,
            Chance = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue,
            ClientFor = _clients.For,
        });
    }

    private ConnectionOpener Opener { get; }

    /// <summary>Opens a connection that was approved; one of the two is there.</summary>
    public (ConnectionRuntime? Runtime, Ending? Refusal) Open(string name) => In((workspace, bag) => Opener.Open(workspace, name, bag));

    /// <summary>Compiles a connection, approved or not; one of the two is there.</summary>
    public (CompiledConnection? Compiled, Ending? Refusal) Compile(string name) => In((workspace, bag) => Opener.Compile(workspace, name, bag));

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.Dispose();
        _tokens.Dispose();
    }

    private (T? Found, Ending? Refusal) In<T>(Func<Workspace, DiagnosticBag, T?> open)
        where T : class
    {
        var bag = new DiagnosticBag();
        if (!File.Exists(Path.Combine(_folder, WorkspaceReader.FileName)))
            bag.Report(CommandRules.NotFound, null, $"There is no {WorkspaceReader.FileName} in {_folder}.", "Name its folder with --workspace, or make one with: rezolve new workspace");
        else if (WorkspaceReader.ReadFolder(_folder, EngineLimits.Usual.Files, bag) is { } workspace && open(workspace, bag) is { } found)
            return (found, null);
        var isNamed = bag.All.Any(one => one.Code == CommandRules.NotFound.Code || one.Code == WorkspaceRules.NoConnection.Code);
        return (null, new Ending(isNamed ? ExitCode.Usage : ExitCode.Invalid, bag.All));
    }
}
