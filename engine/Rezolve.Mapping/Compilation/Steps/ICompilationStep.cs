namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>One step from a manifest towards its program. Steps run in the order of the list in <see cref="ManifestCompiler"/>; each is pure but for its context.</summary>
internal interface ICompilationStep
{
    /// <summary>Does the step: reads the manifest and what earlier steps made, adds its own part, reports every mistake it finds.</summary>
    void Run(CompilationContext context);
}
