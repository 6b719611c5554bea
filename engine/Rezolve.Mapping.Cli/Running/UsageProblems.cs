using System.CommandLine;
using System.CommandLine.Parsing;
using Rezolve.Json;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Running;

/// <summary>Says what is wrong with a command line, each mistake once, with the word that was probably meant.</summary>
internal static class UsageProblems
{
    /// <summary>The mistakes; none for a command line that is understood.</summary>
    public static IReadOnlyList<Diagnostic> Of(ParseResult parse)
    {
        var bag = new DiagnosticBag();
        var command = parse.CommandResult.Command;
        var help = $"Run: {FullName(command)} --help";
        foreach (var word in MeantAsOptions(parse).Concat(parse.UnmatchedTokens))
            Unmatched(bag, command, word, help);
        if (command.Subcommands.Count > 0 && !bag.HasErrors && parse.Errors.Count > 0)
            bag.Report(CommandRules.Usage, null, $"Say which command: {string.Join(", ", Names(command.Subcommands))}.", help);
        foreach (var error in parse.Errors.Where(error => IsOwn(error, parse, command)))
            bag.Report(CommandRules.Usage, null, Sentence(error, command), help);
        return bag.All;
    }

    /// <summary>The words that call a command.</summary>
    public static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above ? $"{FullName(above)} {command.Name}" : command.Name;

    // The parser gives an unknown option to an argument that has room. Only behind -- is it meant as one.
    private static IEnumerable<string> MeantAsOptions(ParseResult parse) => parse.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
        .Select(token => token.Value);

    private static void Unmatched(DiagnosticBag bag, Command command, string word, string help)
    {
        var name = FullName(command);
        if (Options(command).Contains(word))
            bag.Report(CommandRules.Usage, null, $"A value is due before {word}.", help);
        else if (word.StartsWith('-') && word.Length > 1)
            bag.Report(CommandRules.Usage, null, $"'{name}' has no option {word}.", help, NearMiss.Of(word.Split('=')[0], Options(command)));
        else if (command.Subcommands.Count > 0)
            bag.Report(CommandRules.Usage, null, $"'{name}' has no command '{word}'.", help, NearMiss.Of(word, Names(command.Subcommands)));
        else
            bag.Report(CommandRules.Usage, null, $"'{word}' is one argument too many for '{name}'.", help);
    }

    private static string Sentence(ParseError error, Command command) =>
        error.SymbolResult is ArgumentResult { Tokens.Count: 0, Argument: var missing } && command.Arguments.Contains(missing)
            ? $"'{FullName(command)}' needs <{missing.Name}>: {missing.Description}"
            : error.Message;

    private static bool IsOwn(ParseError error, ParseResult parse, Command command) =>
        command.Subcommands.Count == 0 && !parse.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal));

    private static IEnumerable<string> Options(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return Names(command.Options).Concat(above is null ? [] : Options(above));
    }

    private static IEnumerable<string> Names(IEnumerable<Symbol> symbols) => symbols.Where(symbol => !symbol.Hidden).Select(symbol => symbol.Name);
}
