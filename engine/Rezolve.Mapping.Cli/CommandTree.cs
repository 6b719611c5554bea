using System.CommandLine;
using System.CommandLine.Help;
using Rezolve.Mapping.Cli.Commands;
using Rezolve.Mapping.Cli.Commands.Authoring;
using Rezolve.Mapping.Cli.Commands.Cases;
using Rezolve.Mapping.Cli.Commands.Operating;
using Rezolve.Mapping.Cli.Commands.Syncing;
using Rezolve.Mapping.Cli.Discovering;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli;

/// <summary>Every command, in the order in which a person meets them.</summary>
internal static class CommandTree
{
    /// <summary>The name of the command.</summary>
    public const string Name = "rezolve";

    /// <summary>Puts the commands together; none of them does anything yet.</summary>
    public static Command Create(Shell shell)
    {
        var root = new Command(Name, "Maps tickets between systems, by manifests.") { new HelpOption() };
        foreach (var option in shell.Globals.All)
            root.Add(option);
        root.Add(Group("new", "Begin a connector or a workspace.", NewConnectorCommand.Create(shell), NewWorkspaceCommand.Create(shell)));
        root.Add(ValidateCommand.Create(shell));
        root.Add(FormatCommand.Create(shell));
        root.Add(MigrateCommand.Create(shell));
        root.Add(PrintCommand.Create(shell));
        root.Add(ExplainCommand.Create(shell));
        root.Add(EvalCommand.Create(shell));
        root.Add(MapCommand.Create(shell));
        root.Add(TestCommand.Create(shell));
        root.Add(CheckCommand.Create(shell));
        root.Add(DiscoverCommand.Create(shell));
        root.Add(ReadCommand.Create(shell));
        root.Add(CallCommand.Create(shell));
        root.Add(RecordCommand.Create(shell));
        root.Add(ReplayCommand.Create(shell));
        root.Add(ApproveCommand.Create(shell));
        root.Add(PlanCommand.Create(shell));
        root.Add(ApplyCommand.Create(shell));
        root.Add(SyncCommand.Create(shell));
        root.Add(StatusCommand.Create(shell));
        root.Add(QueueCommand.Create(shell));
        root.Add(TraceCommand.CreateTrace(shell));
        root.Add(TraceCommand.CreateExplain(shell));
        root.Add(EventsCommand.Create(shell));
        root.Add(SlaCommand.Create(shell));
        root.Add(LinksCommand.Create(shell));
        root.Add(Group("conflicts", "Values that did not prevail.", ConflictsCommand.Create(shell)));
        root.Add(Group("dead-letters", "Work that was given up.", LettersCommand.Create(shell)));
        root.Add(PauseCommand.CreatePause(shell));
        root.Add(PauseCommand.CreateResume(shell));
        root.Add(AllowCommand.Create(shell));
        root.Add(Group("webhooks", "What systems tell by themselves.", WebhooksCommand.Create(shell)));
        root.Add(SimulateCommand.Create(shell));
        root.Add(Group("schema", "Schemas for editors.", SchemaInstallCommand.Create(shell)));
        return root;
    }

    private static Command Group(string name, string summary, params IEnumerable<Command> commands)
    {
        var group = new Command(name, summary);
        foreach (var command in commands)
            group.Add(command);
        return group;
    }
}
