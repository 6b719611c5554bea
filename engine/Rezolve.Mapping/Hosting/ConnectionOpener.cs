using Rezolve.Json;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Hosting;

/// <summary>Opens connections of a workspace: finds the connector, resolves secrets, compiles, holds it against what was approved.</summary>
internal sealed class ConnectionOpener(ConnectionServices services)
{
    /// <summary>Opens a connection, and compiles it anew with what its catalogues tell; null with diagnostics where that cannot be.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The connection.</param>
    /// <param name="bag">Where mistakes go.</param>
    /// <param name="cancellation">Ends the reading of catalogues.</param>
    public async Task<ConnectionRuntime?> OpenAsync(Workspace workspace, string name, DiagnosticBag bag, CancellationToken cancellation)
    {
        if (Approved(workspace, name, bag, null) is not { } compiled)
            return null;
        var runtime = Start(compiled);
        var learned = await LearnAsync(runtime, cancellation).ConfigureAwait(false);
        if (learned.Fault is { } fault)
        {
            bag.Report(WorkspaceRules.NotLearned, workspace.File.Key(workspace.Connections[name].Node), fault.Message);
            return null;
        }
        var rows = learned.Catalogs.Rows;
        var whole = rows.Count == 0 ? runtime : Open(workspace, name, bag, rows);
        return whole is null ? null : whole with
        {
            Session = learned.Session,
            Catalogs = CatalogRow.ToRoot(rows),
            Learned = rows.Count == 0 ? null : new CatalogKeeper(compiled, learned.Catalogs, bag.All, services.Clock),
        };
    }

    /// <summary>Reads what a connection's catalogues tell, and holds its connector against it; null with diagnostics where it cannot be opened.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The connection.</param>
    /// <param name="bag">Where mistakes go that keep it closed.</param>
    /// <param name="cancellation">Ends the reading of catalogues.</param>
    public async Task<Discovery?> DiscoverAsync(Workspace workspace, string name, DiagnosticBag bag, CancellationToken cancellation)
    {
        if (Open(workspace, name, bag) is not { } runtime || Compile(workspace, name, bag) is not { Manifest: var manifest })
            return null;
        var learned = await LearnAsync(runtime, cancellation).ConfigureAwait(false);
        var drift = new DiagnosticBag();
        if (learned.Fault is null)
            Compile(workspace, name, drift, learned.Catalogs.Rows);
        return new Discovery(manifest, learned.Catalogs.Rows, learned.Fault, [.. drift.All.Except(bag.All)]);
    }

    private static async Task<Learned> LearnAsync(ConnectionRuntime runtime, CancellationToken cancellation)
    {
        var (session, fault) = await new SessionReader(runtime.Runner.SendAsync)
            .ReadAsync(runtime.Program.Connection.Session, runtime.NewUnit(cancellation), cancellation).ConfigureAwait(false);
        var catalogs = fault is not null ? LearnedCatalogs.None
            : await LearnedCatalogs.ReadAsync(runtime with { Session = session }, LearnedCatalogs.None, cancellation).ConfigureAwait(false);
        return new Learned(session, catalogs, fault ?? catalogs.Fault);
    }

    private sealed record Learned(ValueObject Session, LearnedCatalogs Catalogs, ReadFault? Fault);

    /// <summary>Opens a connection without asking its system anything; null with diagnostics where that cannot be.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The connection.</param>
    /// <param name="bag">Where mistakes go.</param>
    /// <param name="catalogs">What its catalogues told; null while they were not read.</param>
    public ConnectionRuntime? Open(
        Workspace workspace, string name, DiagnosticBag bag, IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>>? catalogs = null) =>
        Approved(workspace, name, bag, catalogs) is { } compiled ? Start(compiled) : null;

    private CompiledConnection? Approved(Workspace workspace, string name, DiagnosticBag bag, IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>>? catalogs)
    {
        if (Compile(workspace, name, bag, catalogs) is not { } compiled)
            return null;
        var differences = compiled.Entry.DifferencesFrom(new LockFile(workspace.Folder).Find(name));
        if (differences.Count == 0)
            return compiled;
        bag.Report(
            WorkspaceRules.NotApproved, workspace.File.Key(compiled.Connection.Node),
            $"The connection '{name}' is not approved: {string.Join("; ", differences)}.", $"Review it and run: rezolve approve {name}");
        return null;
    }

    /// <summary>Compiles a connection without opening it, for <c>approve</c>.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The connection.</param>
    /// <param name="bag">Where mistakes go.</param>
    /// <param name="catalogs">What its catalogues told; null while they were not read.</param>
    public CompiledConnection? Compile(
        Workspace workspace, string name, DiagnosticBag bag, IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>>? catalogs = null)
    {
        if (!workspace.Connections.TryGetValue(name, out var connection))
        {
            var names = workspace.Connections.Keys;
            bag.Report(WorkspaceRules.NoConnection, workspace.File.Key(workspace.File.Document.Root!["connections"]!), $"The workspace has no connection '{name}'.",
                names.Any() ? $"Connections: {string.Join(", ", names)}." : "Add one to connections.", NearMiss.Of(name, names));
            return null;
        }
        var before = bag.ErrorCount;
        var secrets = new SecretMask();
        var inputs = InputsOf(workspace, connection, secrets, bag);
        if (ConnectorFiles.Read(workspace, connection, services.Limits.Files, bag) is not { } manifest || bag.ErrorCount > before)
            return null;
        var settings = new CompilationSettings
        {
            Inputs = inputs,
            Auth = connection.Auth ?? SoleAuth(manifest),
            InputSpot = input => workspace.File.Key(connection.Node["inputs"]?[input] ?? connection.Node["inputs"] ?? connection.Node),
            PathLimits = services.Limits.Paths,
            ScriptLimits = services.Limits.Scripts,
        };
        if (catalogs is not null)
            settings = settings with { Catalogs = catalogs };
        if (ManifestCompiler.Compile(manifest, settings, bag) is not { } program)
            return null;
        ReportLiteralSecrets(workspace, connection, program, bag);
        var auth = AuthOf(workspace, connection, program, bag);
        return bag.ErrorCount > before ? null : new CompiledConnection(workspace, connection, program, auth, secrets, LockEntries.Of(program, auth)) { Manifest = manifest, Settings = settings };
    }

    private ConnectionRuntime Start(CompiledConnection compiled)
    {
        var policy = new AddressPolicy(compiled.Connection.PrivateAddresses);
        var client = services.ClientFor($"{compiled.Workspace.Tenant}/{compiled.Connection.Name}", policy);
        return new ConnectionRuntime
        {
            Name = compiled.Connection.Name,
            Program = compiled.Program,
            Clock = services.Clock,
            ScriptLimits = services.Limits.Scripts,
            Secrets = compiled.Secrets,
            Concurrent = compiled.Connection.Concurrent,
            Sender = SenderOf(compiled, policy, client),
            Running = new RunnerSetting
            {
                Clock = services.Clock,
                Pause = RunnerSetting.PauseBy(services.Clock),
                Limits = services.Limits.Flows,
                JsonDepth = services.Limits.Answers.JsonDepth,
                Secrets = compiled.Secrets,
            },
        };
    }

    private OperationSender SenderOf(CompiledConnection compiled, AddressPolicy policy, Func<HttpClient> client) =>
        new(new ExchangeSetting
        {
            MostAtOnce = services.Limits.Pool.ConnectionsPerServer,
            Connection = WithConcurrency(compiled.Program.Connection, compiled.Connection.Concurrent),
            Operations = compiled.Program.Operations,
            Auth = compiled.Auth,
            CredentialName = $"{compiled.Workspace.Tenant}/{compiled.Connection.Name}",
            Transport = new ConnectionTransport(client, services.Limits.Answers, services.Clock) { Files = services.Files },
            Policy = policy,
            Tokens = services.Tokens,
            Secrets = compiled.Secrets,
            Retries = services.Limits.Retries,
            Clock = services.Clock,
            Chance = services.Chance,
        });

    // What the operator allows narrows what the connector declares.
    private static ConnectionProgram WithConcurrency(ConnectionProgram connection, int most)
    {
        var limits = new Dictionary<string, RateLimitProgram>(connection.RateLimits, StringComparer.Ordinal);
        limits["default"] = limits.TryGetValue("default", out var declared)
            ? declared with { Concurrent = Math.Min(declared.Concurrent ?? most, most) }
            : new RateLimitProgram("default", null, null, false, most, "connection");
        return connection with { RateLimits = limits };
    }

    private ValueObject InputsOf(Workspace workspace, WorkspaceConnection connection, SecretMask mask, DiagnosticBag bag)
    {
        var inputs = new ValueObject();
        foreach (var input in connection.Inputs)
        {
            if (input.Secret is null)
                inputs[input.Name] = input.Value;
            else if (services.Secrets.Find(input.Secret) is { } secret)
            {
                mask.Add(secret);
                inputs[input.Name] = Value.Of(secret);
            }
            else
                bag.Report(WorkspaceRules.SecretMissing, workspace.File.Value(input.Node), $"There is no secret '{input.Secret}'.",
                    $"Set the environment variable {SecretSource.VariableOf(input.Secret)}, or name a secrets file with {SecretSource.FileVariable}.");
        }
        return inputs;
    }

    private static void ReportLiteralSecrets(Workspace workspace, WorkspaceConnection connection, ConnectorProgram program, DiagnosticBag bag)
    {
        foreach (var input in connection.Inputs.Where(input => input.Secret is null && program.SecretInputs.Contains(input.Name)))
            bag.Report(WorkspaceRules.LiteralSecret, workspace.File.Key(input.Node), $"The input '{input.Name}' is a secret and stands here as text.");
    }

    private static string? SoleAuth(ConnectorManifest manifest) =>
        manifest.Root["connection"]?["auth"]?.Members is [var only] ? only.Name : null;

    private static AuthOption? AuthOf(Workspace workspace, WorkspaceConnection connection, ConnectorProgram program, DiagnosticBag bag)
    {
        var options = program.Connection.Auth;
        if (connection.Auth is { } picked && options.TryGetValue(picked, out var option))
            return option;
        if (connection.Auth is null && options.Count <= 1)
            return options.Values.FirstOrDefault();
        var node = connection.Node["auth"] ?? connection.Node;
        bag.Report(WorkspaceRules.AuthChoice, connection.Auth is null ? workspace.File.Key(node) : workspace.File.Value(node), connection.Auth is null
            ? $"The connector '{program.Name}' offers several ways to sign in."
            : $"The connector '{program.Name}' has no way to sign in named '{connection.Auth}'.",
            $"Set auth to one of: {string.Join(", ", options.Keys)}.", NearMiss.Of(connection.Auth ?? "", options.Keys));
        return null;
    }
}
