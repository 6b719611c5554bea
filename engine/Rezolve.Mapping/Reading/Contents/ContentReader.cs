using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Transport.Streaming;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Contents;

/// <summary>Opens the bytes of files: as they come from the vendor, or out of a document.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">Whose files; it has a <c>download</c>.</param>
internal sealed class ContentReader(SendOperation send, EntityProgram entity)
{
    private readonly OperationProgram _download = entity.Download ?? throw new ArgumentException($"{entity.Name} has no download.", nameof(entity));

    /// <summary>Opens a file. Whoever holds the outcome disposes it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="canonical">The canonical entity, as far as it is known: the root that bears its kind's name.</param>
    /// <param name="unit">The roots of the request besides these.</param>
    /// <param name="cancellation">Ends the wait for the answer to begin; reading its bytes takes a token of its own.</param>
    public async Task<ContentOutcome> OpenAsync(string key, Value canonical, Scope unit, CancellationToken cancellation)
    {
        var scope = unit.Fork();
        scope[Root.Params] = Value.Of(entity.Params);
        scope[Root.Key] = Value.Of(key);
        if (Enum.TryParse<Root>(entity.Kind.ToString(), out var own))
            scope[own] = canonical;
        var exchange = await send(_download, scope, null, cancellation).ConfigureAwait(false);
        var outcome = Judge(exchange, canonical["mediaType"]);
        // What is streamed lives on without its exchange; everything else was taken out of it.
        if (outcome.Stream is not ContentStream)
            exchange.Dispose();
        return outcome;
    }

    private ContentOutcome Judge(ExchangeResult exchange, in Value due) => exchange.Action switch
    {
        AnswerAction.Fine when IsPage(exchange.Answer!, due) =>
            new() { Fault = ReadFault.Of(_download, $"a page for people came where {due.Text} is due, most likely a sign-in page", ExchangeCode.HtmlPage) },
        AnswerAction.Fine => _download.Content is null ? Streamed(exchange.Answer!) : Decoded(exchange),
        AnswerAction.Missing or AnswerAction.Ignore => new() { IsMissing = true },
        AnswerAction.Reject or AnswerAction.Conflict or AnswerAction.Unchanged => new() { Reason = Said(exchange) },
        _ => new() { Fault = ReadFault.Of(exchange) },
    };

    // Some vendors answer whoever is not signed in with a page and 200: nobody wants that stored as the picture they asked for.
    private static bool IsPage(Answer answer, in Value due) =>
        answer.MediaType == "text/html" && due.Kind == ValueKind.Text && !due.Text.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    private ContentOutcome Streamed(Answer answer) => answer.Content is { } content
        ? new()
        {
            Stream = content,
            MediaType = answer.MediaType,
            Size = answer.ContentSize,
            FileName = FileNames.Of(answer.Headers.GetValueOrDefault("content-disposition")),
        }
        : new() { Reason = $"{ExchangeText.Head(_download)}: the answer ({answer.Status}) has no body where a file is due." };

    // The scan is made anew: several files may be opened at once.
    private ContentOutcome Decoded(ExchangeResult exchange) =>
        new Base64Content(_download.Content!).Read(exchange, _download.Streaming?.MostBytes, out var reason) is { } bytes
            ? new() { Stream = bytes, Size = bytes.Length }
            : new() { Reason = $"{ExchangeText.Head(_download)}: {reason}." };

    private string Said(ExchangeResult exchange) =>
        exchange.Message.Length > 0 ? exchange.Message : $"{ExchangeText.Head(_download)} was answered {exchange.Answer?.Status} without a file.";
}
