using Rezolve.Json.Reading;
using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs several writes that wait together, in as few requests as the connector's batch allows.</summary>
internal static class ManyRun
{
    /// <summary>Sends them, and says what came of each.</summary>
    public static async Task<ExchangeOutcome> RunAsync(
        CaseContext context, SendOperation send, string run, IReadOnlyList<AuthoredNode> writes, CancellationToken cancellation)
    {
        var entity = context.Entity!;
        var many = run switch { "create" => entity.Many.Create, "update" => entity.Many.Update, "delete" => entity.Many.Delete, _ => null };
        if (many is null)
            return ExchangeOutcome.Impossible($"the entity '{entity.Name}' has no {run}.many");
        var scopes = writes.Select(write => WriteRun.Prepare(context.For(write), entity, cancellation).Scope).ToList();
        var report = await new BatchRunner(send, many, new SecretMask()).RunAsync(scopes, context.NewUnit(), cancellation).ConfigureAwait(false);
        return ExchangeOutcome.Fine with { Results = [.. report.Outcomes.Select(Told)] };
    }

    private static (string, string) Told(BatchOutcome outcome) =>
        (outcome.IsUnknown ? "unknown" : ExchangeRun.Word(outcome.Exchange.Action), outcome.Exchange.Message);
}
