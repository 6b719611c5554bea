using System.CommandLine;
using System.CommandLine.Help;
using Rezolve.Mapping.Cli.Commands;
using Rezolve.Mapping.Cli.Commands.Authoring;
using Rezolve.Mapping.Cli.Commands.Cases;
using Rezolve.Mapping.Cli.Commands.Maintaining;
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
        foreach (var command in (IEnumerable<Command>)[.. Authoring(shell), .. Operating(shell), .. Learning(shell)])
            root.Add(command);
        return root;
    }

    private static IEnumerable<Command> Authoring(Shell shell) =>
    [
        Group("new", "Begin a connector or a workspace.", NewConnectorCommand.Create(shell), NewWorkspaceCommand.Create(shell)),
        ValidateCommand.Create(shell),
        FormatCommand.Create(shell),
        MigrateCommand.Create(shell),
        PrintCommand.Create(shell),
        ExplainCommand.Create(shell),
        EvalCommand.Create(shell),
        MapCommand.Create(shell),
        TestCommand.Create(shell),
        CheckCommand.Create(shell),
        DiscoverCommand.Create(shell),
        ReadCommand.Create(shell),
        CallCommand.Create(shell),
        RecordCommand.Create(shell),
        ReplayCommand.Create(shell),
        ApproveCommand.Create(shell),
    ];

    private static IEnumerable<Command> Operating(Shell shell) =>
    [
        PlanCommand.Create(shell),
        ApplyCommand.Create(shell),
        SyncCommand.Create(shell),
        VerifyCommand.Create(shell),
        StatusCommand.Create(shell),
        DoctorCommand.Create(shell),
        QueueCommand.Create(shell),
        TraceCommand.CreateTrace(shell),
        TraceCommand.CreateExplain(shell),
        EventsCommand.Create(shell),
        SlaCommand.Create(shell),
        LinksCommand.Create(shell),
        Group("conflicts", "Values that did not prevail.", ConflictsCommand.Create(shell)),
        Group("dead-letters", "Work that was given up.", LettersCommand.Create(shell)),
        PauseCommand.CreatePause(shell),
        PauseCommand.CreateResume(shell),
        AllowCommand.Create(shell),
        BackupCommand.Create(shell),
        RestoreCommand.Create(shell),
        CompactCommand.Create(shell),
        Group("webhooks", "What systems tell by themselves.", WebhooksCommand.Create(shell)),
    ];

    private static IEnumerable<Command> Learning(Shell shell) =>
    [
        SimulateCommand.Create(shell),
        Group("schema", "Schemas for editors.", SchemaInstallCommand.Create(shell)),
    ];

    private static Command Group(string name, string summary, params IEnumerable<Command> commands)
    {
        var group = new Command(name, summary);
        foreach (var command in commands)
            group.Add(command);
        return group;
    }
}
