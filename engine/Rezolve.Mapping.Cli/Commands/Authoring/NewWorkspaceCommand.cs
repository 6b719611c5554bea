using System.CommandLine;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Scaffolding;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands.Authoring;

/// <summary><c>rezolve new workspace [NAME]</c>: a <c>rezolve.json</c> to begin with.</summary>
internal static class NewWorkspaceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var name = new Argument<string?>("name") { Description = "The tenant's name (default: the folder's name).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("workspace", "Write rezolve.json to begin with, and keep tokens out of Git.") { name };
        shell.On(command, invocation => Run(invocation, invocation.Get(name)));
        return command;
    }

    private static Ending Run(Invocation invocation, string? name)
    {
        if (name is not null && !ConnectorName.IsName(name))
        {
            return Ending.Problem(
                ExitCode.Usage, CommandRules.Usage, $"'{name}' is no name for a tenant.",
                "Use lower case, digits and hyphens, beginning with a letter.", ConnectorName.Near(name));
        }
        var tenant = name ?? ConnectorName.Near(Path.GetFileName(invocation.Workspace)) ?? "workspace";
        var scaffold = new Scaffold(invocation.Terminal).Add(Path.Combine(invocation.Workspace, "rezolve.json"), "workspace/workspace.json", tenant);
        var ignored = Path.Combine(invocation.Workspace, ".gitignore");
        if (File.Exists(ignored))
            return Written.Tell(invocation, scaffold, "Add rezolve.tokens.json to .gitignore: it will hold secrets. Next: rezolve new connector NAME");
        return Written.Tell(invocation, scaffold.Add(ignored, "workspace/gitignore", tenant), "Next: rezolve new connector NAME");
    }
}
