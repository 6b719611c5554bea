using System.CommandLine;
using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Simulating;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Simulation;
using Rezolve.Mapping.Simulation.Connectors;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve simulate</c>: plays systems, people and faults from seeds, and judges whether systems were kept in step.</summary>
internal static class SimulateCommand
{
    private const int MostLanes = 8;

    private const string About = """
        Play systems, people and faults from seeds, and judge what the engine makes of them. People edit, talk, and add files; tickets are
        deleted, brought back and merged; systems tell by deliveries that come late, again or never; the wire breaks, and the process ends.

        With --connector one system, or two, are as that connector describes them: its maps, tables, lengths and sets, what a create
        and an update can write, its steps of the status, how it recovers creates, and what it tells of versions. Every ticket is read
        by its map, and every write is said by its map. Not played are its requests: addresses, pages, marks, signing in, and rules for
        answers. Cases play those (rezolve test). Nobody talks where a connector is played.
        """;

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connector = new Option<string?>("--connector")
        {
            Description = "A connector to put to the test: a file, a folder, or a connector's name. Without one all systems are drawn.",
            HelpName = "FILE",
        };
        var entity = new Option<string>("--entity") { Description = "The connector's entity that holds the tickets.", HelpName = "NAME", DefaultValueFactory = _ => "ticket" };
        var set = new Option<string[]>("--set") { Description = "An input of the connector.", HelpName = "name=value", DefaultValueFactory = _ => [] };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds are run.", DefaultValueFactory = _ => 100 };
        var first = new Option<ulong>("--first-seed") { Description = "The first seed: the same seed always runs the same.", DefaultValueFactory = _ => 1 };
        var faults = new Option<int>("--faults") { Description = "How many faults each seed has at least; none where it is 0.", DefaultValueFactory = _ => 30 };
        var trace = new Option<bool>("--trace") { Description = "Of a failing seed, tell everything that happened." };
        var command = new Command("simulate", About) { connector, entity, set, seeds, first, faults, trace };
        shell.On(command, invocation => RunAsync(invocation, new SimulationRequest(
            invocation.Get(first), Math.Max(1, invocation.Get(seeds)), Math.Max(0, invocation.Get(faults)), invocation.Get(trace))
        {
            Connector = invocation.Get(connector),
            Entity = invocation.Get(entity)!,
            Settings = invocation.Get(set)!,
        }));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, SimulationRequest request)
    {
        TriedConnector? tried = null;
        if (request.Connector is { } name)
        {
            var (source, refusal) = MapSource.Open(invocation, name, request.Entity, request.Settings);
            if (source is null)
                return refusal!;
            tried = new TriedConnector(source.Program, source.Entity);
            if (tried.Unfit is { } why)
                return Ending.Problem(ExitCode.Invalid, CommandRules.Usage, why);
        }
        var clock = invocation.Terminal.Clock;
        var began = clock.GetTimestamp();
        var simulation = tried is null ? Simulation.Simulation.OfEngine : Simulation.Simulation.Of(tried);
        var sweep = new Sweep(simulation, Math.Clamp(Environment.ProcessorCount, 1, MostLanes));
        var report = await sweep.RunAsync(request.First, request.Seeds, request.Faults, invocation.Interrupted);
        var text = new SimulationText(request, report, clock.GetElapsedTime(began).TotalSeconds, tried);
        invocation.Report.Answer(text.Write, text.ToString);
        return Ending.With(report.Failing is null ? ExitCode.Ok : ExitCode.Invalid);
    }
}
