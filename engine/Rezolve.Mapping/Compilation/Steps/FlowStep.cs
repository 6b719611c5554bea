using Rezolve.Mapping.Compilation.Operations;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles what makes several requests of one operation: steps, jobs, batches, signing in. It needs the operations.</summary>
internal sealed class FlowStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        var flows = new FlowCompiler(context);
        foreach (var node in context.Manifest.Entries("operations"))
            flows.Finish(node);
        LoginUse.Check(context);
    }
}
