using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Cli.Listening;

/// <summary>Which path is which webhook: <c>/hooks/CONNECTION/WEBHOOK</c>.</summary>
/// <param name="receivers">What receives them, by path.</param>
/// <param name="tell">Hears what came of a delivery, by path.</param>
internal sealed class HookRoutes(IReadOnlyDictionary<string, WebhookReceiver> receivers, Action<string, WebhookAnswer> tell)
{
    /// <summary>The path of a webhook.</summary>
    public static string PathOf(string connection, string webhook) => $"/hooks/{Uri.EscapeDataString(connection)}/{Uri.EscapeDataString(webhook)}";

    /// <summary>Answers a request.</summary>
    public async Task<WireReply> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        if (!receivers.TryGetValue(request.Path, out var receiver))
            return new WireReply(404);
        // Some systems ask with GET whether somebody is there.
        if (request.Method is not ("POST" or "PUT" or "GET"))
            return new WireReply(405);
        var answer = await ReceiveAsync(receiver, new WebhookRequest(request.Headers, WebhookRequest.QueryOf(request.Query), request.Body), cancellation);
        tell(request.Path, answer);
        return new WireReply(answer.Status) { Body = answer.Body, MediaType = answer.MediaType, RetryAfter = answer.RetryAfter };
    }

    // Here the outer edge is: what a full disk or a fault of ours has kept from being stored is sent again.
    private static async Task<WebhookAnswer> ReceiveAsync(WebhookReceiver receiver, WebhookRequest request, CancellationToken cancellation)
    {
        try
        {
            return await receiver.ReceiveAsync(request, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return WebhookAnswer.PutOff(Faults.Sentence(fault));
        }
    }
}
