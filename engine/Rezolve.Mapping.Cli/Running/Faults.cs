namespace Rezolve.Mapping.Cli.Running;

/// <summary>Says in one line what an exception means to the user.</summary>
internal static class Faults
{
    /// <summary>One sentence; never a stack.</summary>
    public static string Sentence(Exception fault)
    {
        var first = fault is AggregateException { InnerException: { } inner } ? inner : fault;
        var line = first.Message.ReplaceLineEndings(" ").Trim();
        return first is IOException or UnauthorizedAccessException ? line : $"{first.GetType().Name}: {line}";
    }
}
