using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Running;

/// <summary>How a command ended: the one way to return from it.</summary>
/// <param name="Code">One of <see cref="ExitCode"/>.</param>
/// <param name="Problems">What stands in the way, told on the error stream; empty where the command has said it all itself.</param>
internal sealed record Ending(int Code, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>All went well.</summary>
    public static Ending Ok { get; } = With(ExitCode.Ok);

    /// <summary>A code, and nothing more to say.</summary>
    public static Ending With(int code) => new(code, []);

    /// <summary>One problem.</summary>
    /// <param name="code">One of <see cref="ExitCode"/>.</param>
    /// <param name="rule">The sort of problem.</param>
    /// <param name="message">What is wrong, in one sentence.</param>
    /// <param name="remedy">What to try; the rule's own remedy where it is null.</param>
    /// <param name="didYouMean">The near miss, if any.</param>
    public static Ending Problem(int code, DiagnosticRule rule, string message, string? remedy = null, string? didYouMean = null)
    {
        var bag = new DiagnosticBag();
        bag.Report(rule, null, message, remedy, didYouMean);
        return new Ending(code, bag.All);
    }
}
