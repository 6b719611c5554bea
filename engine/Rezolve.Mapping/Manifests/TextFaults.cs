using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Manifests;

/// <summary>What is wrong with a file as a text, whatever it shall mean.</summary>
internal static class TextFaults
{
    /// <summary>Reports every fault of a file's text.</summary>
    public static void Report(SourceFile file, DiagnosticBag bag)
    {
        foreach (var fault in file.Document.Faults)
        {
            var rule = fault.Kind == JsonFaultKind.DuplicateKey ? StructureRules.DuplicateKey : StructureRules.NotJson;
            var spot = file.Span(fault.Offset, fault.Offset + fault.Length, file.Document.PointerAt(fault.Offset) ?? "");
            bag.Report(rule, spot, fault.Message, fault.Remedy);
        }
    }
}
