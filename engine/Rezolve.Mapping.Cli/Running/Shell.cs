using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Running;

/// <summary>What stands around every command: it tells usage errors, faults and interruptions apart, and ends with one exit code.</summary>
internal sealed class Shell(Terminal terminal, GlobalOptions globals, CancellationToken interrupted)
{
    private Func<ParseResult, Reporter, Task<Ending>>? _chosen;

    /// <summary>The options that every command takes.</summary>
    public GlobalOptions Globals => globals;

    /// <summary>Says what a command does.</summary>
    public void On(Command command, Func<Invocation, Task<Ending>> run) => command.SetAction(_ =>
        _chosen = (parse, report) => run(new Invocation(parse, terminal, globals, report, interrupted)));

    /// <summary>Says what a command does that waits for nothing.</summary>
    public void On(Command command, Func<Invocation, Ending> run) => On(command, invocation => Task.FromResult(run(invocation)));

    /// <summary>Does what was asked.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> InvokeAsync(ParseResult parse)
    {
        // An option that lacks its value takes the next word for it: --json still says how to tell so.
        var isJson = parse.GetValue(globals.Json) || parse.Tokens.Any(token => token.Value == globals.Json.Name);
        var voice = new Voice(isJson, parse.GetValue(globals.Quiet), parse.GetValue(globals.Verbose));
        await using var report = new Reporter(terminal, voice, parse.GetValue(globals.NoColor));
        var ending = await EndAsync(parse, report);
        report.Problems(ending.Problems);
        return ending.Code;
    }

    private async Task<Ending> EndAsync(ParseResult parse, Reporter report)
    {
        try
        {
            return await AnswerAsync(parse, report);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return Ending.Problem(ExitCode.Interrupted, CommandRules.Interrupted, "The command was interrupted.");
        }
        catch (Exception fault)
        {
            report.Stack(fault);
            return Ending.Problem(ExitCode.Unexpected, CommandRules.Unexpected, Faults.Sentence(fault));
        }
    }

    private async Task<Ending> AnswerAsync(ParseResult parse, Reporter report)
    {
        if (parse.GetValue(globals.Version))
            return TellVersion(report);
        if (parse.Action is HelpAction help)
            return TellHelp(help, parse, report);
        if (UsageProblems.Of(parse) is { Count: > 0 } problems)
            return new Ending(ExitCode.Usage, problems);
        // Choosing is apart from doing, so that faults of the command are ours to tell.
        parse.Invoke();
        return await _chosen!(parse, report);
    }

    private static Ending TellVersion(Reporter report)
    {
        var version = typeof(Shell).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        report.Answer(json => json.WriteString("version", version), () => version);
        return Ending.Ok;
    }

    private static Ending TellHelp(HelpAction help, ParseResult parse, Reporter report)
    {
        if (report.Voice.IsJson)
        {
            report.Json(json => HelpJson.Write(json, parse.CommandResult.Command));
            return Ending.Ok;
        }
        parse.InvocationConfiguration.Output = report.Data;
        help.Invoke(parse);
        return Ending.Ok;
    }
}
