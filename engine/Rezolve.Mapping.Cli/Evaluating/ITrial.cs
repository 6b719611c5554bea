using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Evaluating;

/// <summary>A path or an expression that is tried on documents.</summary>
internal interface ITrial
{
    /// <summary>Whether what it gives depends on a document.</summary>
    bool NeedsDocument { get; }

    /// <summary>Tries it on one document and reports what it gives.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">How the document is named in problems, with a space in front; empty where there is only one.</param>
    /// <param name="report">Where the answer goes.</param>
    /// <param name="bag">Where problems go.</param>
    void Run(JsonElement document, string place, Reporter report, DiagnosticBag bag);
}
