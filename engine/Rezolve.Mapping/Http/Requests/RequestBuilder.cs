using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Makes the request of an operation from the values of one scope. Pure: nothing is sent, no credentials are added.</summary>
internal static class RequestBuilder
{
    /// <summary>Builds the request.</summary>
    /// <param name="operation">What to send.</param>
    /// <param name="connection">Where to, and the headers every request has.</param>
    /// <param name="scope">The values.</param>
    /// <param name="pageUrl">A whole address (or a path on the base address) to use instead of the operation's, query included.</param>
    /// <param name="chance">Draws from [0, 1), for the boundary between parts; null for a request that is only shown.</param>
    public static RequestBuild Build(
        OperationProgram operation, ConnectionProgram connection, Scope scope, string? pageUrl = null, Func<double>? chance = null)
    {
        if (operation.Steps.Count > 0)
            return new RequestFault(
                $"{operation.Name} has no request of its own: it runs {string.Join(", ", operation.Steps.Select(step => step.Operation.Name))}.", operation.Place);
        scope = WithItems(operation, scope);
        var origin = AddressBuilder.BaseOf(connection.BaseUrl, scope, out var fault);
        // A whole address needs no base, which may not be known before the session is.
        if (origin is null && (pageUrl is not null || !operation.Url.IsWhole))
            return fault!;
        var address = pageUrl is null
            ? AddressOf(operation, origin, scope, out fault)
            : PageAddress(operation, origin!, pageUrl, out fault);
        if (fault is not null || address is null)
            return fault!;
        var headers = HeadersOf(operation, connection, scope, out fault);
        if (fault is not null)
            return fault;
        var body = BodyWriter.Write(operation, scope, chance ?? (() => 0), out fault);
        if (body is not null && SetType(operation, headers, body.ContentType) is { } twice)
            fault = twice;
        if (fault is not null)
            return fault;
        return new PreparedRequest
        {
            OperationName = operation.Name,
            Place = operation.Place,
            Method = operation.Method,
            Uri = address,
            Headers = headers,
            Body = body?.Bytes,
            Streamed = body?.Streamed,
            Streaming = operation.Content is null ? operation.Streaming : null,
        };
    }

    // The boundary between parts stands in the Content-Type: nobody else can write it.
    private static RequestFault? SetType(OperationProgram operation, List<HeaderField> headers, string type)
    {
        var isWritten = headers.Exists(field => field.Is("Content-Type"));
        if (!isWritten)
            headers.Add(new("Content-Type", type, HeaderSource.Body));
        return isWritten && operation.BodyForm == BodyForm.Multipart
            ? new("The header 'Content-Type' of a multipart request is set by the engine; remove it, from the connection's headers too.", operation.Headers?.Place ?? operation.Place)
            : null;
    }

    // One write alone is a batch of one.
    private static Scope WithItems(OperationProgram operation, Scope scope)
    {
        if (operation.Batch is not { } batch || !scope[Root.Items].IsNothing)
            return scope;
        var own = scope.Fork();
        own[Root.Items] = Value.Of([batch.Item.Evaluate(scope)]);
        return own;
    }

    private static Uri? AddressOf(OperationProgram operation, Uri? origin, Scope scope, out RequestFault? fault)
    {
        var address = AddressBuilder.Build(operation, origin, scope, out fault);
        return address is null || operation.Query is null
            ? address
            : QueryWriter.Add(address, operation.Query.Evaluate(scope), operation.Query.Place, out fault);
    }

    private static Uri? PageAddress(OperationProgram operation, Uri origin, string pageUrl, out RequestFault? fault)
    {
        var address = AddressText.ResolvePage(pageUrl, origin, out var problem);
        fault = problem is null ? null : new($"The next page's address cannot be used: {problem}.", operation.Pages?.Place ?? operation.Place);
        return address;
    }

    private static List<HeaderField> HeadersOf(OperationProgram operation, ConnectionProgram connection, Scope scope, out RequestFault? fault)
    {
        var fields = new List<HeaderField>();
        fault = connection.Headers is { } shared
            ? HeaderWriter.Add(fields, shared.Evaluate(scope), HeaderSource.Connection, shared.Place)
            : null;
        if (fault is null && operation.Headers is { } own)
            fault = HeaderWriter.Add(fields, own.Evaluate(scope), HeaderSource.Operation, own.Place);
        if (fault is null && operation.Cookies is { } cookies)
            fault = CookieWriter.Add(fields, cookies.Evaluate(scope), HeaderSource.Operation, cookies.Place);
        return fields;
    }
}
