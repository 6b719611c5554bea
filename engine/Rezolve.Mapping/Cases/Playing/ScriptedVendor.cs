using System.Net;
using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Transport;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>Plays the vendor of an exchange: holds each request against the next one expected, and gives its answer.</summary>
/// <param name="expected">The exchanges of the case, in order.</param>
/// <param name="baseUrl">What paths of the case are relative to.</param>
internal sealed class ScriptedVendor(IReadOnlyList<AuthoredNode> expected, string baseUrl) : HttpMessageHandler
{
    private readonly List<CaseDifference> _differences = [];
    private readonly List<SentRequest> _sent = [];
    private int _next;

    /// <summary>How many requests came.</summary>
    public int Asked => _next;

    /// <summary>The requests that were answered, in order.</summary>
    public IReadOnlyList<SentRequest> Sent => _sent;

    /// <summary>Where requests were not as expected; also what was expected and never sent.</summary>
    public IReadOnlyList<CaseDifference> Differences => _next >= expected.Count
        ? _differences
        : [.. _differences, .. expected.Skip(_next).Select((node, index) => new CaseDifference($"/exchange/{_next + index}", $"\"{node["request"]!.Text}\"", "no request"))];

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var at = _next++;
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (at >= expected.Count)
        {
            _differences.Add(new CaseDifference($"/exchange/{at}", "no request", $"\"{request.Method} {request.RequestUri}\""));
            return new HttpResponseMessage(HttpStatusCode.NotImplemented) { RequestMessage = request };
        }
        var node = expected[at];
        var sent = SentRequest.Of(request, body);
        _sent.Add(sent);
        _differences.AddRange(RequestComparison.Of($"/exchange/{at}", node, sent, baseUrl));
        return node["fault"]?.Text switch
        {
            "timeout" => throw new AnswerRefusedException(ExchangeCode.TimedOut, "no answer came in time"),
            "reset" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "the connection was reset"),
            _ => Answer(node["answer"]!, request),
        };
    }

    private static HttpResponseMessage Answer(AuthoredNode answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)(answer["status"]?.Integer ?? 200)) { RequestMessage = request };
        var isJson = answer["text"] is null;
        var text = isJson ? answer["body"] is { } body ? ValueSlotCompiler.Literal(body).ToString() : "" : answer["text"]!.Text!;
        response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        response.Content.Headers.TryAddWithoutValidation("Content-Type", isJson ? "application/json" : "text/plain");
        foreach (var header in answer["headers"]?.Members ?? [])
        {
            if (response.Headers.TryAddWithoutValidation(header.Name!, header.Text))
                continue;
            response.Content.Headers.Remove(header.Name!);
            response.Content.Headers.TryAddWithoutValidation(header.Name!, header.Text);
        }
        return response;
    }
}
