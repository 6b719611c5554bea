namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Reports what was declared and never used. Runs last, when every use is known.</summary>
internal sealed class UnusedStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        // What a mistake hides may be a use.
        if (!context.HasMistakes)
            context.Names.ReportUnused();
    }
}
