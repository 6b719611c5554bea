using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Sync.Maintenance;

namespace Rezolve.Mapping.Cli.Commands.Maintaining;

/// <summary><c>rezolve links repair</c>: what should not be among links, and what mends it.</summary>
internal static class RepairCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var command = new Command("repair", "Find what should not be among links, and say what would mend it; --yes mends it. Nothing is made or deleted in a system.");
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: !invocation.Yes, RunAsync));
        return command;
    }

    private static async Task<Ending> RunAsync(StoreDesk desk)
    {
        var isMended = desk.Invocation.Yes;
        var flaws = await new LinkFlaws(desk.Hub, desk.Now).FindAsync(desk.Cancellation);
        var mended = new List<bool>();
        foreach (var flaw in flaws)
            mended.Add(isMended && (await desk.Hub.Rows.CommitAsync(flaw.Change, desk.Cancellation)).IsCommitted);
        desk.Report.Answer(
            json =>
            {
                json.WriteStartArray("flaws");
                foreach (var (flaw, isDone) in flaws.Zip(mended))
                {
                    JsonLine.Object(json, inner =>
                    {
                        inner.WriteString("subject", flaw.Subject);
                        inner.WriteString("flaw", flaw.Words);
                        inner.WriteString("remedy", flaw.Remedy);
                        inner.WriteBoolean("mended", isDone);
                    });
                }
                json.WriteEndArray();
            },
            () => SafeText.Of(string.Join('\n', flaws.Zip(mended).Select(one => Line(one.First, one.Second)).Append(Sum(flaws.Count, mended.Count(one => one), isMended)))));
        return flaws.Count == mended.Count(one => one) ? Ending.Ok : Ending.With(ExitCode.Unfinished);
    }

    private static string Line(LinkFlaw flaw, bool isMended) => $"{flaw.Subject}: {flaw.Words}; {(isMended ? "mended: " : "")}{flaw.Remedy}";

    private static string Sum(int found, int mended, bool isMended) => found == 0 ? "Nothing to mend."
        : isMended ? $"{Counts.Of(mended, "flaw")} mended{(mended < found ? $"; {found - mended:N0} changed meanwhile: run it again" : "")}."
        : $"{Counts.Of(found, "flaw")}; mend with: rezolve links repair --yes";
}
