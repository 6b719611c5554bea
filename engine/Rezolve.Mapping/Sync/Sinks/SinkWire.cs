using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Sync.Sinks;

/// <summary>Posts events to a sink: to its own host only, and under the limits of every request.</summary>
/// <param name="sink">The sink.</param>
/// <param name="secret">What requests are signed with.</param>
/// <param name="transport">Sends requests.</param>
/// <param name="clock">The clock.</param>
internal sealed class SinkWire(SinkProgram sink, string secret, ConnectionTransport transport, TimeProvider clock)
{
    private const int Gone = 410;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly HostRules _hosts = new(sink.Address, [], new AddressPolicy(sink.PrivateAddresses));

    /// <summary>Posts one event.</summary>
    public async Task<SinkAnswer> TellAsync(SinkMessage message, CancellationToken cancellation)
    {
        var outcome = await transport.SendAsync(Request(message), Credential.None, _hosts, Longest, cancellation).ConfigureAwait(false);
        if (outcome.Answer is not { } answer)
            return new SinkAnswer(false, outcome.Failure!.Reason);
        using (answer)
        {
            return answer.Status is >= 200 and < 300 ? SinkAnswer.Taken : new SinkAnswer(false, $"it answered {answer.Status}")
            {
                IsGone = answer.Status == Gone,
                NextAt = RetryAfter.Read(answer.Headers.GetValueOrDefault("retry-after"), clock.GetUtcNow(), answer.ServerDate),
            };
        }
    }

    private PreparedRequest Request(SinkMessage message) => new()
    {
        OperationName = $"sink {sink.Name}",
        Place = sink.Place,
        Method = "POST",
        Uri = sink.Address,
        Headers =
        [
            new("Content-Type", "application/json"), new("webhook-id", message.Id), new("webhook-timestamp", message.Timestamp),
            new("webhook-signature", message.Signature(secret)),
        ],
        Body = message.Body,
    };
}
