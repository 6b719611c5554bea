using System.Text;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth;

/// <summary>A request as the ways to sign in see it: the root <c>request</c>.</summary>
/// <param name="request">The request, without credentials.</param>
/// <param name="now">When it is signed.</param>
internal sealed class RequestView(PreparedRequest request, DateTimeOffset now)
{
    private Value? _value;

    /// <summary>When it is signed, in whole milliseconds: what both sides can write.</summary>
    public DateTimeOffset Timestamp { get; } = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());

    /// <summary>Method, whole address, path and query as they are sent (the query without its mark), body text, and the time.</summary>
    public Value Value => _value ??= Value.Of(new ValueObject
    {
        ["method"] = Value.Of(request.Method),
        ["url"] = Value.Of(request.Uri.AbsoluteUri),
        ["path"] = Value.Of(request.Uri.AbsolutePath),
        ["query"] = Value.Of(request.Uri.Query.TrimStart('?')),
        ["body"] = request.Streamed is null
            ? Value.Of(request.Body is { } body ? Encoding.UTF8.GetString(body.Span) : "")
            : Value.Fault("the body is streamed, and is not known before it is sent"),
        ["timestamp"] = Value.Of(Timestamp),
    });
}
