using System.CommandLine;
using Rezolve.Mapping.Cli.Editing;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve schema install [DIR]</c>: the schemas, and the editor settings that name them.</summary>
internal static class SchemaInstallCommand
{
    private const string SchemaFolder = "schemas";

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var folder = new Argument<string?>("dir") { Description = "The folder that the editor opens (default: the workspace).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("install", "Write the schemas and tell the editor of them.") { folder };
        shell.On(command, invocation => Run(invocation, invocation.Get(folder) is { } dir ? invocation.Terminal.FullPath(dir) : invocation.Workspace));
        return command;
    }

    private static Ending Run(Invocation invocation, string folder)
    {
        var terminal = invocation.Terminal;
        var settings = Path.Combine(folder, ".vscode", "settings.json");
        var associations = ShippedSchemas.Associations.Select(each => ($"./{SchemaFolder}/{each.Schema}", each.Files));
        if (new EditorSettings([.. associations]).Merge(File.Exists(settings) ? File.ReadAllBytes(settings) : null) is not { } merged)
        {
            return Ending.Problem(
                ExitCode.Invalid, StructureRules.NotJson, $"'{terminal.Shown(settings)}' is no JSON object, and nothing was written.",
                "Correct the file, or move it, and run the command again.");
        }
        var written = new List<string>();
        foreach (var schema in ShippedSchemas.Names)
            written.Add(Write(terminal, Path.Combine(folder, SchemaFolder, schema), ShippedSchemas.Read(schema)));
        written.Add(Write(terminal, settings, merged));
        invocation.Report.Answer(json => json.Texts("written", written), () => string.Join('\n', written.Select(file => $"wrote {file}")));
        return Ending.Ok;
    }

    private static string Write(Terminal terminal, string path, byte[] text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, text);
        return terminal.Shown(path);
    }
}
