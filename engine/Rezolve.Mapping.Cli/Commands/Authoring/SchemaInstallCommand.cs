using System.CommandLine;
using System.Text;
using Rezolve.Mapping.Cli.Editing;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;

namespace Rezolve.Mapping.Cli.Commands.Authoring;

/// <summary><c>rezolve schema install [DIR]</c>: the schemas, and the editor settings that name them.</summary>
internal static class SchemaInstallCommand
{
    private const string SchemaFolder = "schemas";

    private static readonly (string Pattern, string Schema)[] Files =
        [("*.connector.json", "connector.schema.json"), ("rezolve.json", "workspace.schema.json"), ("*.case.json", "case.schema.json")];

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
        if (new EditorSettings([.. Files.Select(each => (each.Pattern, UrlOf(each.Schema)))]).Merge(File.Exists(settings) ? File.ReadAllBytes(settings) : null) is not { } merged)
        {
            return Ending.Problem(
                ExitCode.Invalid, StructureRules.NotJson, $"'{terminal.Shown(settings)}' is no JSON object, and nothing was written.",
                "Correct the file, or move it, and run the command again.");
        }
        var written = new List<string>();
        foreach (var schema in ShippedSchemas.All)
            written.Add(Write(terminal, Path.Combine(folder, SchemaFolder, schema.File), Encoding.UTF8.GetBytes(schema.Text)));
        written.Add(Write(terminal, settings, merged));
        invocation.Report.Answer(json => json.Texts("written", written), () => string.Join('\n', written.Select(file => $"wrote {file}")));
        return Ending.Ok;
    }

    private static string? UrlOf(string schema) => ShippedSchemas.All.Any(each => each.File == schema) ? $"./{SchemaFolder}/{schema}" : null;

    private static string Write(Terminal terminal, string path, byte[] text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, text);
        return terminal.Shown(path);
    }
}
