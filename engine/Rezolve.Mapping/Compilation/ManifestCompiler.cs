using Rezolve.Mapping.Compilation.Abilities;
using Rezolve.Mapping.Compilation.Steps;
using Rezolve.Mapping.Compilation.Tables;
using Rezolve.Mapping.Compilation.Webhooks;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Compilation;

/// <summary>Turns a manifest into a program: an ordered list of small steps, each reporting every mistake it finds.</summary>
internal static class ManifestCompiler
{
    private static readonly IReadOnlyList<ICompilationStep> Steps =
    [
        new InputStep(),
        new ScriptStep(),
        new TableStep(),
        new ConnectionStep(),
        new OperationStep(),
        new FlowStep(),
        new SessionStep(),
        new CheckStep(),
        new CatalogStep(),
        new EntityStep(),
        new WebhookStep(),
        new AbilityStep(),
        new UnusedStep(),
    ];

    /// <summary>Compiles a manifest for one connection. Null where there is any error; warnings do not stop it.</summary>
    /// <param name="manifest">The manifest, read and held against the shapes.</param>
    /// <param name="settings">What it is compiled for.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static ConnectorProgram? Compile(ConnectorManifest manifest, CompilationSettings settings, DiagnosticBag bag)
    {
        var context = new CompilationContext(manifest, settings, bag);
        foreach (var step in Steps)
            step.Run(context);
        return context.HasMistakes ? null : context.ToProgram();
    }
}
