using System.CommandLine;
using System.CommandLine.Parsing;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli;

/// <summary>The whole of <c>rezolve</c>: from words to an exit code.</summary>
internal static class CommandLine
{
    // A word that begins with @ is itself: an expression may, and a response file could hold anything.
    private static readonly ParserConfiguration Words = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command.</summary>
    /// <param name="args">The words after <c>rezolve</c>.</param>
    /// <param name="terminal">Where it reads, writes and stands.</param>
    /// <param name="interrupted">Ends the command in good order.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken interrupted)
    {
        var shell = new Shell(terminal, new GlobalOptions(), interrupted);
        return shell.InvokeAsync(CommandLineParser.Parse(CommandTree.Create(shell), args, Words));
    }
}
