using System.CommandLine;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Scaffolding;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands.Authoring;

/// <summary><c>rezolve new connector NAME</c>: a small manifest that is valid, with comments, a case and a page.</summary>
internal static class NewConnectorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("name") { Description = "Lower case, digits and hyphens, such as service-desk." };
        var command = new Command("connector", "Write connectors/NAME/: a manifest, a case and a page to begin with.") { name };
        shell.On(command, invocation => Run(invocation, invocation.Get(name)!));
        return command;
    }

    private static Ending Run(Invocation invocation, string name)
    {
        if (!ConnectorName.IsName(name))
        {
            return Ending.Problem(
                ExitCode.Usage, CommandRules.Usage, $"'{name}' is no name for a connector.",
                "Use lower case, digits and hyphens, beginning with a letter.", ConnectorName.Near(name));
        }
        var folder = Path.Combine(invocation.Workspace, "connectors", name);
        var scaffold = new Scaffold(invocation.Terminal)
            .Add(Path.Combine(folder, $"{name}.connector.json"), "connector/manifest.json", name)
            .Add(Path.Combine(folder, "cases", "read-ticket.case.json"), "connector/case.json", name)
            .Add(Path.Combine(folder, "README.md"), "connector/README.md", name);
        return Written.Tell(invocation, scaffold, "Try: rezolve validate");
    }
}
