using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Scaffolding;

/// <summary>Writes a scaffold and tells what was written.</summary>
internal static class Written
{
    /// <summary>Writes, or says what stands in the way.</summary>
    /// <param name="invocation">The command.</param>
    /// <param name="scaffold">The files.</param>
    /// <param name="next">What to do next, in one line.</param>
    public static Ending Tell(Invocation invocation, Scaffold scaffold, string next)
    {
        if (scaffold.Obstacle is { } obstacle)
            return Ending.Problem(ExitCode.Usage, CommandRules.AlreadyThere, $"'{obstacle}' is already there, and nothing was written.");
        var files = scaffold.Write();
        invocation.Report.Answer(json => json.Texts("written", files), () => string.Join('\n', files.Select(file => $"wrote {file}")));
        invocation.Report.Say(next);
        return Ending.Ok;
    }
}
