using System.Collections.Frozen;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport.Streaming;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Between our requests and answers and the framework's messages.</summary>
internal static class Messages
{
    private const string UserAgent = "Rezolve.Mapping";

    private static readonly FrozenSet<string> ContentFields = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Content-Range",
        "Content-Type", "Expires", "Last-Modified");

    /// <summary>The message of a request.</summary>
    /// <param name="request">The request, with its credentials.</param>
    /// <param name="files">Opens the files of a streamed body; null where the host has none.</param>
    public static HttpRequestMessage Of(PreparedRequest request, OpenContent? files = null)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Uri);
        if (request.Body is { } body)
            message.Content = new ReadOnlyMemoryContent(body);
        if (request.Streamed is { } streamed)
            message.Content = new StreamedContent(streamed, files);
        foreach (var field in request.Headers)
        {
            if (!ContentFields.Contains(field.Name))
                message.Headers.TryAddWithoutValidation(field.Name, field.Value);
            else
                (message.Content ??= new ReadOnlyMemoryContent(default)).Headers.TryAddWithoutValidation(field.Name, field.Value);
        }
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        if (request.Header("User-Agent") is null)
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return message;
    }

    /// <summary>Reads a response to its end.</summary>
    public static async Task<TransportOutcome> AnswerAsync(
        HttpResponseMessage response, Uri uri, AnswerLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        var headers = HeadersOf(response);
        var body = await BodyReader.ReadAsync(response, limits, clock, cancellation).ConfigureAwait(false);
        return new Answer((int)response.StatusCode, headers, body, uri) { ReceivedAt = clock.GetUtcNow(), ServerDate = response.Headers.Date };
    }

    /// <summary>Hands a response's body out as it comes; the answer owns the response from here on.</summary>
    /// <exception cref="AnswerRefusedException">It announces more than is allowed, or an unknown compression.</exception>
    public static async Task<TransportOutcome> StreamAsync(
        HttpResponseMessage response, Uri uri, StreamingProgram streaming, AnswerLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        var most = Math.Min(streaming.MostBytes ?? limits.StreamedBytes, limits.StreamedBytes);
        var announced = response.Content.Headers.ContentLength;
        if (announced > most)
            throw new AnswerRefusedException(ExchangeCode.BodyTooLong, $"it announces a body of {announced} bytes; {most} are allowed");
        var source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var wire = new WireStream(source, limits with { WireBytes = most }, clock) { IsFramed = BodyReader.IsFramed(response) };
        var plain = Inflating.Of(wire, response.Content.Headers.ContentEncoding);
        var content = new ContentStream(wire, plain, announced, most);
        content.Hold(response);
        return new Answer((int)response.StatusCode, HeadersOf(response), PooledBytes.Empty, uri)
        {
            ReceivedAt = clock.GetUtcNow(),
            ServerDate = response.Headers.Date,
            Content = content,
            ContentSize = plain == wire ? announced : null,
        };
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in response.Headers.NonValidated)
            fields[name.ToLowerInvariant()] = string.Join(", ", values);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
            fields[name.ToLowerInvariant()] = string.Join(", ", values);
        return fields;
    }
}
