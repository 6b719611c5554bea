using System.Globalization;
using Rezolve.Mapping.Cli.Operating.Traces;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Operating.Views.Traces;

/// <summary>Shows why a turn did what it did.</summary>
internal static class TurnView
{
    /// <summary>What was decided, and what was sent: a step for each.</summary>
    /// <param name="trace">The turn.</param>
    /// <param name="field">Only what has to do with this field; null for all.</param>
    public static IEnumerable<TraceStep> Steps(TurnTrace trace, string? field)
    {
        foreach (var decision in trace.Decisions.Where(one => field is null || one.Field == field))
            yield return new TraceStep(trace.At, $"decision.{decision.Outcome.ToString().ToLowerInvariant()}", $"{Place(trace)} {Story(decision)}", 0);
        if (trace.Request is { } request && (field is null || request.Sent.ContainsKey(field)))
            yield return new TraceStep(trace.At, "request", $"{Place(trace)} {Story(request, field)}", 0);
    }

    private static string Place(TurnTrace trace) => $"{trace.Connection}/{trace.Key}";

    private static string Story(FieldDecision decision) => string.Create(
        CultureInfo.InvariantCulture,
        $"{decision.Field}: {Base(decision)}, hub {Words.Of(decision.Hub)}, system {Words.Of(decision.External)}: {Outcome(decision.Outcome)}{(decision.Why is { } why ? $" ({why})" : "")}");

    private static string Base(FieldDecision decision) =>
        decision.Base is not { } agreed ? "nothing agreed"
        : ValueEquality.AreEqual(agreed.Hub, agreed.External) ? $"agreed {Words.Of(agreed.Hub)}"
        : $"agreed {Words.Of(agreed.Hub)} as {Words.Of(agreed.External)}";

    private static string Outcome(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Pulled => "the hub takes it",
        DecisionOutcome.Due => "the system is told",
        DecisionOutcome.Conflict => "both had changed",
        _ => "held",
    };

    private static string Story(RequestTrace request, string? field)
    {
        var sent = request.Sent.Where(one => field is null || one.Key == field).Select(one => $"{one.Key} {Words.Of(one.Value)}{Back(request, one.Key)}");
        var took = string.Create(CultureInfo.InvariantCulture, $"{request.Took.TotalMilliseconds:0} ms");
        return $"{request.What} of {string.Join(", ", sent)}: {request.Result} in {took}{(request.Problem is { } problem ? $": {problem}" : "")}";
    }

    private static string Back(RequestTrace request, string field) => request.ReadBack is { } read ? $", read back as {Words.Of(read.GetValueOrDefault(field))}" : "";
}
