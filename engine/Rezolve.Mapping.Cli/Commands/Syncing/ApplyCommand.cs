using System.CommandLine;
using Rezolve.Mapping.Cli.Planning;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sync.Planning;

namespace Rezolve.Mapping.Cli.Commands.Syncing;

/// <summary><c>rezolve apply FILE</c>: writes what a plan said, as far as it still holds.</summary>
internal static class ApplyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("file") { Description = "A plan that rezolve plan --out wrote." };
        var command = new Command("apply", "Write what a plan says, as far as it still holds.") { file };
        shell.On(command, async invocation =>
        {
            var path = invocation.Terminal.FullPath(invocation.Get(file)!);
            if (!File.Exists(path))
                return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file '{invocation.Get(file)}'.");
            PlanFile plan;
            try
            {
                plan = PlanFile.Read(await File.ReadAllBytesAsync(path, invocation.Interrupted));
            }
            catch (InvalidDataException fault)
            {
                return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"{invocation.Get(file)}: {fault.Message}", "Make one with: rezolve plan SYNC --out FILE");
            }
            var (session, refusal) = await SyncSession.OpenAsync(invocation, plan.Sync, since: null);
            if (session is null)
                return refusal!;
            await using (session)
            {
                return session.Setting.Program.Tenant == plan.Tenant
                    ? await new ApplyRun(invocation, session, plan).RunAsync()
                    : Ending.Problem(ExitCode.Usage, CommandRules.PlanDiffers, $"The plan is for the tenant '{plan.Tenant}', and this workspace is of '{session.Setting.Program.Tenant}'.");
            }
        });
        return command;
    }
}
