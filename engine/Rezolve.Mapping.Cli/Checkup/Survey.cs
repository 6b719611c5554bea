using Rezolve.Mapping.Checkup.Asking;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Cli.Checkup;

/// <summary>Looks at a workspace: its files, its store, its machine, and where it may, its systems. Nothing is changed anywhere.</summary>
/// <param name="desk">The workspace.</param>
/// <param name="options">What is looked at.</param>
internal sealed class Survey(StoreDesk desk, DoctorOptions options)
{
    private readonly Dictionary<string, ConnectorProgram> _programs = new(StringComparer.Ordinal);

    /// <summary>Looks at it.</summary>
    /// <param name="fault">Why its store could not be opened; null where it was.</param>
    public async Task<Sightings> TakeAsync(StoreFileException? fault)
    {
        using var access = new ConnectionAccess(desk.Invocation);
        var limits = options.LimitsIn(desk.Workspace.Doctor);
        var connections = new List<ConnectionSightings>();
        foreach (var name in desk.Workspace.Connections.Keys.Where(IsWanted))
            connections.Add(await LookAsync(access, name));
        return new Sightings
        {
            Now = desk.Now,
            Limits = limits,
            Sinks = [.. SinkNames],
            Store = await new StoreSurvey(desk.Hub, IsWanted, desk.Now, limits).TakeAsync(desk.Cancellation),
            Syncs = [.. desk.Workspace.Syncs.Values.Where(sync => sync.Connections.Any(IsWanted)).Select(sync => SyncSurvey.Of(desk.Workspace, sync, _programs))],
            Connections = connections,
            Live = desk.Invocation.Terminal.Held?.Live() is { } live ? Of(live) : new LiveSightings(),
            Machine = MachineSurvey.Of(desk.Invocation.Terminal.Shown(desk.File), desk.File, fault),
        };
    }

    private IEnumerable<string> SinkNames =>
        (desk.Workspace.File.Document.Root?["events"]?["sinks"]?.Members ?? []).Select(sink => sink.Name!).Where(name => name != "$comment");

    private bool IsWanted(string connection) => options.Connection is null || options.Connection == connection;

    private LiveSightings Of(LiveSightings live) =>
        new() { Circuits = [.. live.Circuits.Where(one => IsWanted(one.Connection))], Budgets = [.. live.Budgets.Where(one => IsWanted(one.Connection))] };

    private async Task<ConnectionSightings> LookAsync(ConnectionAccess access, string name)
    {
        var (runtime, refusal) = access.Open(name);
        if (runtime is null)
            return new ConnectionSightings(name) { Obstacles = [.. refusal!.Problems.Where(one => one.Severity == Severity.Error)] };
        _programs[name] = runtime.Program;
        var seen = new ConnectionSightings(name) { HasTrial = runtime.Program.Connection.Check is not null, SignInEnds = SecretEnd.Of(runtime.Program) };
        return options.IsOffline ? seen : await AskAsync(access, seen, runtime);
    }

    private async Task<ConnectionSightings> AskAsync(ConnectionAccess access, ConnectionSightings seen, ConnectionRuntime runtime)
    {
        if (runtime.Program.Connection.Check is { } check)
            seen = seen with { Trial = await ConnectionTrial.RunAsync(runtime, check, desk.Cancellation) };
        // Who is not let in learns nothing more by asking on.
        if (seen.Trial?.Fault is not null)
            return seen;
        var (discovery, _) = await access.DiscoverAsync(seen.Name, desk.Cancellation);
        return discovery?.Fault is { } fault
            ? seen with { HasTrial = true, Trial = (seen.Trial ?? new Trial("", "", desk.Now)) with { Fault = fault.Message, Remedy = fault.Remedy } }
            : seen with
            {
                Drift = [.. (discovery?.Drift ?? []).Where(one => one.Severity != Severity.Hint)],
                LackedScopes = await ScopeLack.OfAsync(runtime, desk.Cancellation),
                Heard = await new CommentProbe(desk.Hub).RunAsync(runtime, desk.Cancellation),
            };
    }
}
