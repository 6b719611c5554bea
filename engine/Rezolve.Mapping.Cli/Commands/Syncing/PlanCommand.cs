using System.CommandLine;
using System.Text;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Planning;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sync.Planning;

namespace Rezolve.Mapping.Cli.Commands.Syncing;

/// <summary><c>rezolve plan SYNC</c>: what a sync would do now, and nothing of it done.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("sync") { Description = "The sync's name in rezolve.json." };
        var file = new Option<string?>("--out") { Description = "Also write the plan to this file, for: rezolve apply.", HelpName = "FILE" };
        var ticket = new Option<string?>("--ticket") { Description = "Only this ticket: the hub's id, a key or number, or connection/key.", HelpName = "ID" };
        var first = new Option<bool>("--first-load") { Description = "Read all there is again, whatever was read before." };
        var detailed = new Option<bool>("--detailed-exitcode") { Description = $"End with {ExitCode.PlanHasChanges} where there is something to do." };
        var command = new Command("plan", "Show what a sync would write, and write nothing.") { name, file, ticket, first, detailed };
        shell.On(command, async invocation =>
        {
            var (session, refusal) = await SyncSession.OpenAsync(invocation, invocation.Get(name)!, since: null);
            if (session is null)
                return refusal!;
            await using (session)
            {
                var run = new PlanRun(invocation, session);
                var (plan, fault) = await run.MakeAsync(invocation.Get(ticket), invocation.Get(first));
                if (plan is null)
                    return fault!;
                if (invocation.Get(file) is { } path)
                    Save(invocation, plan, session.Setting.Program.Tenant, path);
                invocation.Report.Answer(json => PlanView.Write(json, plan), () => SafeText.Of(PlanView.Text(plan)));
                return run.Counts.Trouble is { } trouble ? Ending.Problem(ExitCode.Vendor, CommandRules.Refused, trouble)
                    : Ending.With(invocation.Get(detailed) && plan.HasChanges ? ExitCode.PlanHasChanges : ExitCode.Ok);
            }
        });
        return command;
    }

    private static void Save(Invocation invocation, SyncPlan plan, string tenant, string path)
    {
        var file = new PlanFile(plan.Sync, tenant, plan.MadeAt, plan.Manifests, [.. plan.Writes]);
        WholeText.Write(invocation.Terminal.FullPath(path), JsonLine.Of(json => JsonLine.Object(json, file.Write)) + "\n");
        invocation.Report.Say($"wrote {path}");
    }

    private static class WholeText
    {
        public static void Write(string path, string text)
        {
            // A plan holds values of tickets, so it is for its owner only.
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
            writer.Write(text);
        }
    }
}
