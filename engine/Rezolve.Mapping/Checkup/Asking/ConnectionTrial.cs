using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Reading.Connections;

namespace Rezolve.Mapping.Checkup.Asking;

/// <summary>Tries a connection by the one request that its connector names for that, and keeps what the answer tells besides.</summary>
internal static class ConnectionTrial
{
    /// <summary>Tries it.</summary>
    /// <param name="runtime">The connection, open.</param>
    /// <param name="check">The request, and what is expected of its answer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Trial> RunAsync(ConnectionRuntime runtime, CheckProgram check, CancellationToken cancellation)
    {
        var began = runtime.Clock.GetTimestamp();
        using var exchange = await runtime.RunnerFor(Priority.Interactive).SendAsync(check.Operation, runtime.NewUnit(cancellation), null, cancellation).ConfigureAwait(false);
        var took = runtime.Clock.GetElapsedTime(began);
        var fault = CheckRunner.Judge(check, exchange);
        var at = exchange.Answer?.ReceivedAt ?? runtime.Clock.GetUtcNow();
        return new Trial(fault?.Message, fault?.Remedy ?? "", at)
        {
            Took = took,
            ServerClock = exchange.Answer?.ServerDate,
            Quotas = exchange.Answer is { } answer ? [.. VendorQuota.Read(answer.Headers, at, answer.ServerDate)] : [],
        };
    }
}
