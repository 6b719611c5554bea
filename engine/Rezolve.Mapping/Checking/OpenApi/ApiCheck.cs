using Rezolve.Json.Reading;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>Holds a manifest against the OpenAPI document it names: requests, and every path on an answer or a record.</summary>
/// <param name="manifest">The connector as written.</param>
/// <param name="program">The same, compiled.</param>
/// <param name="document">The document.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class ApiCheck(ConnectorManifest manifest, ConnectorProgram program, ApiDocument document, DiagnosticBag bag)
{
    private readonly Dictionary<string, ApiOperation> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaView> _documents = new(StringComparer.Ordinal);

    /// <summary>Reports everything that the document contradicts.</summary>
    public void Run()
    {
        var search = new OperationSearch(document, manifest.Root["connection"]?["baseUrl"]?.String);
        var request = new RequestCheck(manifest.File, bag);
        foreach (var operation in manifest.Entries("operations"))
        {
            if (search.Find(operation) is not { } outcome)
                continue;
            if (outcome.Operation is { } known)
            {
                _operations[operation.Name!] = known;
                if (request.Run(operation, known) is { } fields)
                    _documents[operation.Name!] = fields;
            }
            else
                ReportUnknown(operation, outcome);
        }
        var answers = new AnswerSchemas(manifest, _operations);
        foreach (var use in new PathUses(manifest, program).All())
        {
            if (!use.IsWritten)
                CheckRead(use, answers.Of(use));
            if (use.Document == PathDocument.Record && use.Field is { Writes.Count: > 0 } && (use.IsWritten || use.Written.Way is not [.., "read"]))
                CheckWritten(use);
        }
    }

    private void ReportUnknown(AuthoredNode operation, OperationSearch.Outcome outcome) => bag.Report(
        EvidenceRules.NoOperation, manifest.File.Value(operation["operationId"] ?? operation["request"]!), outcome.Reason!, null, outcome.DidYouMean);

    // Of several answers that may hold the record, one that fits is enough.
    private void CheckRead(PathUse use, IReadOnlyList<SchemaView> places)
    {
        var traces = places.Select(place => SchemaTrace.Follow(use.Written.Path, place)).ToList();
        if (traces.Count == 0)
            return;
        if (traces.TrueForAll(trace => trace.Found is null))
            bag.Report(EvidenceRules.NotInDocument, use.Written.Spot, $"{use.Written.Shown} selects nothing: {traces[0].Reason}.", null, traces[0].DidYouMean);
        else if (traces.TrueForAll(trace => trace.IsMany && !use.TakesMany && trace.Found is not { IsAny: true }))
            bag.Report(EvidenceRules.OtherInDocument, use.Written.Spot, $"{use.Written.Shown} may select several values where one is due, by {document.At(traces[0].Found!.Pointer)}.");
        else if (use.Field is { } field)
            CheckType(use, field, [.. traces.Select(trace => trace.Found).OfType<SchemaView>()]);
    }

    private void CheckType(PathUse use, Programs.Entities.FieldProgram field, IReadOnlyList<SchemaView> found)
    {
        var unfit = found.Select(view => ApiTypes.Unfit(field, view)).ToList();
        if (unfit.Count > 0 && unfit.TrueForAll(words => words is not null))
            bag.Report(EvidenceRules.OtherInDocument, use.Written.Spot,
                $"'{field.Name}' is of type {Tickets.FieldTypes.Word(field.Type)}, and {use.Written.Shown} is {unfit[0]}, by {document.At(found[0].Pointer)}.");
    }

    private void CheckWritten(PathUse use)
    {
        var entity = manifest.Root["entities"]![use.Name]!;
        var places = ((string[])["create", "update"]).Select(member => entity[member]?.String ?? entity[member]?["operation"]?.String)
            .Where(name => name is not null && _documents.ContainsKey(name)).Select(name => (Name: name!, View: _documents[name!])).ToList();
        var traces = places.Select(place => SchemaTrace.Follow(use.Written.Path, place.View)).ToList();
        if (traces.Count > 0 && traces.TrueForAll(trace => trace.Found is null))
            bag.Report(EvidenceRules.UnknownInBody, use.Written.Spot,
                $"{use.Written.Shown} cannot be written by '{places[0].Name}': {traces[0].Reason}.", null, traces[0].DidYouMean);
    }
}
