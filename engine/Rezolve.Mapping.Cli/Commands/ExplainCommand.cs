using System.CommandLine;
using System.Text.Json;
using Rezolve.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve explain [RZ####]</c>: what a code means and what to try.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var code = new Argument<string?>("code") { Description = "A code, such as RZ1003; none lists all.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Say what a code means and what to try.") { code };
        shell.On(command, invocation => invocation.Get(code) is { } wanted ? One(invocation.Report, wanted) : All(invocation.Report));
        return command;
    }

    private static Ending One(Reporter report, string wanted)
    {
        if (DiagnosticCatalog.Find(wanted) is { } rule)
        {
            report.Answer(
                json => Members(json, rule),
                () => $"{report.DataInk.Bold(rule.Code)} {rule.Title} ({DiagnosticJson.Word(rule.Severity)})\n\n{rule.Explanation}\n\nTry: {rule.Remedy}");
            return Ending.Ok;
        }
        var meant = NearMiss.Of(wanted, DiagnosticCatalog.All.Select(each => each.Code));
        return Ending.Problem(
            ExitCode.Usage, CommandRules.NoSuchName, $"There is no code '{wanted}'.", "List all codes with: rezolve explain", meant);
    }

    private static Ending All(Reporter report)
    {
        if (report.Voice.IsJson)
        {
            report.Json(json =>
            {
                json.WriteStartArray();
                foreach (var rule in DiagnosticCatalog.All)
                    JsonLine.Object(json, inner => Members(inner, rule));
                json.WriteEndArray();
            });
            return Ending.Ok;
        }
        if (report.DataIsTerminal)
        {
            TerminalTable.Write(
                report.Data, report.DataInk.IsOn, ["Code", "Severity", "What"],
                DiagnosticCatalog.All.Select(rule => (string[])[rule.Code, DiagnosticJson.Word(rule.Severity), rule.Title]));
            return Ending.Ok;
        }
        foreach (var rule in DiagnosticCatalog.All)
            report.Line($"{report.DataInk.Bold(rule.Code)}  {DiagnosticJson.Word(rule.Severity),-7}  {rule.Title}");
        return Ending.Ok;
    }

    private static void Members(Utf8JsonWriter json, DiagnosticRule rule)
    {
        json.WriteString("code", rule.Code);
        json.WriteString("severity", DiagnosticJson.Word(rule.Severity));
        json.WriteString("title", rule.Title);
        json.WriteString("explanation", rule.Explanation);
        json.WriteString("remedy", rule.Remedy);
    }
}
