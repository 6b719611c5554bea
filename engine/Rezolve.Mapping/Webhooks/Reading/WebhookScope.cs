using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Reading;

/// <summary>What slots of a webhook see: the roots of the unit, and the delivery. The body is read on first use, so that a signature is checked before.</summary>
internal sealed class WebhookScope : Scope
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Scope _unit;
    private readonly WebhookRequest _request;
    private readonly WebhookBody _body;
    private JsonElement? _event;

    /// <summary>The scope of a delivery.</summary>
    /// <param name="request">The delivery.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="jsonDepth">How deep the body may be nested.</param>
    public WebhookScope(WebhookRequest request, Scope unit, int jsonDepth)
        : this(request, unit, new WebhookBody(request.Body, jsonDepth, request.IsForm), null)
    {
    }

    private WebhookScope(WebhookRequest request, Scope unit, WebhookBody body, JsonElement? one) =>
        (_request, _unit, _body, _event) = (request, unit, body, one);

    /// <summary>The body.</summary>
    public WebhookBody Body => _body;

    /// <inheritdoc/>
    public override JsonElement? Document
    {
        get => _event ??= _body.Root;
        set => _event = value;
    }

    /// <inheritdoc/>
    public override string? DocumentFault => _event is null ? _body.Fault : null;

    /// <summary>The scope of one of the delivery's events.</summary>
    public WebhookScope Of(JsonElement one) => new(_request, _unit, _body, one);

    /// <inheritdoc/>
    protected override Value Load(Root root) => root switch
    {
        Root.Event => Document is { } document ? ValueJson.Read(document) : DocumentFault is { } fault ? Value.Fault(fault) : Value.Undefined,
        Root.Headers => Fields(_request.Headers, name => name.ToLowerInvariant()),
        Root.Query => Fields(_request.Query, name => name),
        Root.RawBody => Text(),
        _ => _unit[root],
    };

    // Fields of one name are one field (RFC 9110, 5.3).
    private static Value Fields(IReadOnlyList<KeyValuePair<string, string>> pairs, Func<string, string> nameOf)
    {
        var members = new ValueObject(pairs.Count);
        foreach (var (name, text) in pairs)
            members[nameOf(name)] = members.TryGetValue(nameOf(name), out var before) ? Value.Of($"{before.Text}, {text}") : Value.Of(text);
        return Value.Of(members);
    }

    private Value Text()
    {
        try
        {
            return Value.Of(Strict.GetString(_request.Body.Span));
        }
        catch (DecoderFallbackException)
        {
            return Value.Fault("the body is no UTF-8 text; {{ rawBody }} by itself in signed stands for its bytes");
        }
    }
}
