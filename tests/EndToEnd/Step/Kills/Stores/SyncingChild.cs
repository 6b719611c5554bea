using System.CommandLine.Parsing;
using Rezolve.Mapping.Cli;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;

/// <summary>These tests once more, as a process that syncs as the command does, over the same store, until it stands at a point.</summary>
internal static class SyncingChild
{
    /// <summary>The environment variable that names the point.</summary>
    public const string Variable = "REZOLVE_STEP_CHILD";

    /// <summary>What the process says when it stands there.</summary>
    public const string Standing = "standing at ";

    /// <summary>Runs in the child.</summary>
    /// <returns>An exit code: the point was never reached.</returns>
    public static async Task<int> RunAsync(StorePoint point)
    {
        var terminal = Terminal.OfProcess();
        var shell = new Shell(terminal, new GlobalOptions(), CancellationToken.None);
        var parse = CommandLineParser.Parse(CommandTree.Create(shell), ["sync", "tickets", "--once"]);
        await using var report = new Reporter(terminal, new Voice(false, false, false), true);
        var (session, refusal) = await SyncSession.OpenAsync(new Invocation(parse, terminal, shell.Globals, report, CancellationToken.None), "tickets", null);
        if (session is null)
        {
            report.Problems(refusal!.Problems);
            return refusal.Code;
        }
        await using (session)
        {
            var setting = session.Setting with { Store = new GatedStore(session.Setting.Store, point, () => Stand(point)) };
            using var pipeline = new SyncPipeline(setting);
            foreach (var connection in setting.Systems.Keys)
                await pipeline.TakeInAsync(connection, FeedKind.Changes, CancellationToken.None);
            await pipeline.WorkAsync(CancellationToken.None);
        }
        return 0;
    }

    private static void Stand(StorePoint point)
    {
        Console.Out.WriteLine(Standing + point.Name);
        Console.Out.Flush();
        using var never = new ManualResetEventSlim();
        never.Wait(CancellationToken.None);
    }
}
