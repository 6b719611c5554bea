using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport.Streaming;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>
/// Sends requests of one connection, each to an allowed host only, redirects included, and reads answers under limits.
/// What goes wrong on the way is a value.
/// </summary>
/// <param name="client">Gives the connection's client, made with a handler of <see cref="HttpHandlerRecipe"/> and no time-out of its own.</param>
/// <param name="limits">How much is read and how long that may take.</param>
/// <param name="clock">Measures the time-outs.</param>
internal sealed class ConnectionTransport(Func<HttpClient> client, AnswerLimits limits, TimeProvider clock)
{
    /// <summary>How much is read.</summary>
    public AnswerLimits Limits => limits;

    /// <summary>Opens the files of streamed bodies; null where the host has none.</summary>
    public OpenContent? Files { get; init; }

    /// <summary>Sends one request and follows its redirects.</summary>
    /// <param name="request">The request, without credentials.</param>
    /// <param name="credential">What proves who asks: added where it may go.</param>
    /// <param name="rules">The allowed hosts.</param>
    /// <param name="timeout">How long all of it may take.</param>
    /// <param name="cancellation">Ends the wait; the request may have been sent all the same.</param>
    public async Task<TransportOutcome> SendAsync(
        PreparedRequest request, Credential credential, HostRules rules, TimeSpan timeout, CancellationToken cancellation)
    {
        using var total = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, total.Token);
        var sent = false;
        try
        {
            return await FollowAsync(request, credential, rules, () => sent = true, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (total.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new TransportFailure(ExchangeCode.TimedOut, $"there was no whole answer within {timeout.TotalSeconds:0.###} s", sent);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return Failures.Of(problem, sent);
        }
    }

    private async Task<TransportOutcome> FollowAsync(
        PreparedRequest request, Credential credential, HostRules rules, Action sent, CancellationToken cancellation)
    {
        var (current, withCredential) = (request, true);
        for (var hop = 0; ; hop++)
        {
            if (rules.FaultOf(current.Uri) is { } fault)
                return new TransportFailure(ExchangeCode.HostNotAllowed, hop == 0 ? fault : $"it was redirected, and {fault}", hop > 0);
            var mayCarry = rules.SendsCredentials(current.Uri);
            var outgoing = mayCarry ? current : Redirects.Bare(current);
            sent();
            using var message = Messages.Of(withCredential && mayCarry ? credential.On(outgoing) : outgoing, Files);
            var response = await HeadersAsync(message, cancellation).ConfigureAwait(false);
            var next = Redirects.Follow(current, (int)response.StatusCode, Location(response));
            if (next is null)
                return await AnswerAsync(response, current, cancellation).ConfigureAwait(false);
            response.Dispose();
            if (hop == limits.Redirects)
                return new TransportFailure(ExchangeCode.Redirected, $"it was redirected more than {limits.Redirects} times", true);
            withCredential &= AddressText.SameOrigin(next.Uri, current.Uri);
            current = next;
        }
    }

    private async Task<TransportOutcome> AnswerAsync(HttpResponseMessage response, PreparedRequest request, CancellationToken cancellation)
    {
        var handedOut = false;
        try
        {
            if (request.Streaming is not { } streaming || !response.IsSuccessStatusCode || (int)response.StatusCode is 204 or 205)
                return await Messages.AnswerAsync(response, request.Uri, limits, clock, cancellation).ConfigureAwait(false);
            var outcome = await Messages.StreamAsync(response, request.Uri, streaming, limits, clock, cancellation).ConfigureAwait(false);
            handedOut = true;
            return outcome;
        }
        finally
        {
            if (!handedOut)
                response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> HeadersAsync(HttpRequestMessage message, CancellationToken cancellation)
    {
        using var headers = new CancellationTokenSource(limits.HeaderTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, headers.Token);
        // A long upload may take its time, as long as it goes on.
        var streamed = message.Content as StreamedContent;
        if (streamed is not null)
            streamed.Progress = () => headers.CancelAfter(limits.HeaderTimeout);
        try
        {
            return await client().SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (headers.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            var problem = $"its header fields did not come within {limits.HeaderTimeout.TotalSeconds:0.###} s";
            throw new AnswerRefusedException(ExchangeCode.TimedOut, problem);
        }
        finally
        {
            // An answer may come before all was sent: the rest must not wind up a clock that is gone.
            if (streamed is not null)
                streamed.Progress = null;
        }
    }

    private static string? Location(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Location", out var values) ? values.First() : null;
}
