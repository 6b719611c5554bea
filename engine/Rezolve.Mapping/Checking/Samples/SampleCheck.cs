using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Checking.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Checking.Samples;

/// <summary>Holds every path of a manifest against what is recorded of the system: it selects something, one thing where one is due, of the right type.</summary>
/// <param name="samples">What is recorded.</param>
/// <param name="limits">How much work one evaluation of a path may be.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class SampleCheck(SampleSet samples, JsonPathLimits limits, DiagnosticBag bag)
{
    /// <summary>Reports each path that the samples contradict. What has no sample is not judged.</summary>
    public void Run(IEnumerable<PathUse> uses)
    {
        foreach (var use in uses.Where(use => !use.IsWritten))
        {
            var recorded = samples.Of(use.Document, use.Name);
            if (recorded.Count > 0)
                Check(use, recorded);
        }
    }

    private void Check(PathUse use, IReadOnlyList<Sample> recorded)
    {
        var selected = new List<(Sample Sample, IReadOnlyList<JsonElement> Nodes)>();
        foreach (var sample in recorded)
        {
            var result = use.Written.Path.Evaluate(sample.Content, limits);
            if (!result.IsComplete)
                return;
            selected.Add((sample, [.. result.Nodes.Select(node => node.Value)]));
        }
        if (selected.TrueForAll(one => one.Nodes.Count == 0))
            ReportNothing(use, recorded);
        else if (!use.TakesMany && selected.Find(one => one.Nodes.Count > 1) is { Sample: not null } several)
            ReportSeveral(use, several.Sample, several.Nodes.Count);
        else if (use.Field is { } field && FieldFit.Fault(field, selected.SelectMany(one => one.Nodes), out var count) is { } fault)
            ReportType(use, fault, count);
    }

    private void ReportNothing(PathUse use, IReadOnlyList<Sample> recorded)
    {
        if (PathLoss.Find(use.Written.Path, recorded, limits) is not { } loss)
            return;
        bag.Report(
            EvidenceRules.NothingSelected, use.Written.Spot,
            $"{use.Written.Shown} selects nothing in {(recorded.Count == 1 ? "the one" : $"any of the {recorded.Count}")} {Noun(use, recorded.Count)}: {loss.Reason}.", loss.Remedy, loss.DidYouMean);
    }

    private void ReportSeveral(PathUse use, Sample sample, int count) => bag.Report(
        EvidenceRules.SeveralSelected, use.Written.Spot,
        $"{use.Written.Shown} selects {count} values where one is due, in the sample {sample.Source}.");

    private void ReportType(PathUse use, string fault, int count)
    {
        var none = count == 1 ? $"the one value at {use.Written.Shown} is not" : $"none of the {count} values at {use.Written.Shown} is";
        bag.Report(EvidenceRules.UnfitSample, use.Written.Spot, $"'{use.Field!.Name}' is of type {use.Field.Type.Word()}, which {none}: {fault}.");
    }

    private static string Noun(PathUse use, int count) => use.Document switch
    {
        PathDocument.Record => $"sample{S(count)} of the entity '{use.Name}'",
        PathDocument.Body => $"answer{S(count)} of the operation '{use.Name}'",
        _ => $"row{S(count)} of the operation '{use.Name}'",
    };

    private static string S(int count) => count == 1 ? "" : "s";
}
