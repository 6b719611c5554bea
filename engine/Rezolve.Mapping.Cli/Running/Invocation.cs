using System.CommandLine;
using System.CommandLine.Parsing;
using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Running;

/// <summary>One run of one command: what was asked, and where to answer.</summary>
internal sealed class Invocation(ParseResult parse, Terminal terminal, GlobalOptions globals, Reporter report, CancellationToken interrupted)
{
    /// <summary>Where the command reads, writes and stands.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Where it answers.</summary>
    public Reporter Report => report;

    /// <summary>Cancelled when the user asks to stop.</summary>
    public CancellationToken Interrupted => interrupted;

    /// <summary>Do it without asking.</summary>
    public bool Yes => parse.GetValue(globals.Yes);

    /// <summary>The full path of the folder of <c>rezolve.json</c>.</summary>
    public string Workspace => terminal.FullPath(parse.GetValue(globals.Workspace) ?? ".");

    /// <summary>The words that call the command, such as <c>conflicts resolve</c>.</summary>
    public string Command => UsageProblems.FullName(parse.CommandResult.Command).Split(' ', 2) is [_, var words] ? words : "";

    /// <summary>The words after the command and before it, options included.</summary>
    public IReadOnlyList<string> Arguments => [.. parse.Tokens.Where(token => token.Type != TokenType.Command).Select(token => token.Value)];

    /// <summary>An option's value.</summary>
    public T? Get<T>(Option<T> option) => parse.GetValue(option);

    /// <summary>An argument's value.</summary>
    public T? Get<T>(Argument<T> argument) => parse.GetValue(argument);
}
