using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>Tells of a write that was sent.</summary>
internal static class RequestTraces
{
    /// <summary>What was sent, and what came of it.</summary>
    /// <param name="order">The write.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="took">How long the answer took.</param>
    public static RequestTrace Of(WriteOrder order, WriteReport report, TimeSpan took) => new(What(order), report.Result.ToString().ToLowerInvariant(), took)
    {
        Sent = order.Change,
        Problem = report.Failure is { } failure ? Words(failure)
            : report.Missing.Count > 0 ? $"it needs {string.Join(", ", report.Missing)}"
            : report.Held.Count > 0 ? string.Join("; ", report.Held.Select(one => $"{one.Key}: {Words(one.Value)}"))
            : null,
    };

    /// <summary>The same with what was read back.</summary>
    public static RequestTrace Read(RequestTrace request, SystemTicket after) =>
        request with { ReadBack = request.Sent.Keys.ToDictionary(field => field, field => after.Fields.GetValueOrDefault(field), StringComparer.Ordinal) };

    private static string What(WriteOrder order) => order.Step is { } step ? $"step to {step.To}" : order.Kind.ToString().ToLowerInvariant();

    private static string Words(Failure failure) => $"{failure.Code} {failure.Message}";
}
