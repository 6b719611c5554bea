using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>
/// What slots of an answer see: everything the request saw, and <c>response</c>, <c>headers</c>, <c>status</c>. The body is read on first use.
/// </summary>
internal sealed class AnswerScope(Scope request, Answer answer, int jsonDepth) : Scope
{
    private readonly Scope _request = request;
    private JsonElement? _document;

    /// <summary>The answer.</summary>
    public Answer Answer => answer;

    /// <summary>The body, unless something else was set; null where it is no JSON.</summary>
    public override JsonElement? Document
    {
        get => _document ??= answer.Json(jsonDepth, out _);
        set => _document = value;
    }

    /// <inheritdoc/>
    public override string? DocumentFault
    {
        get
        {
            answer.Json(jsonDepth, out var fault);
            return fault is null ? null : $"the answer is no {answer.Noun}: {fault.TrimEnd('.')}";
        }
    }

    /// <inheritdoc/>
    protected override Value Load(Root root) => root switch
    {
        Root.Response => Response(),
        Root.Headers => HeaderObject(),
        Root.Status => Value.Of(answer.Status),
        _ => _request[root],
    };

    private Value Response()
    {
        if (DocumentFault is { } fault)
            return Value.Fault(fault);
        return answer.Json(jsonDepth, out _) is { } element ? ValueJson.Read(element) : Value.Undefined;
    }

    private Value HeaderObject()
    {
        var members = new ValueObject(answer.Headers.Count);
        foreach (var (name, value) in answer.Headers)
            members[name] = Value.Of(value);
        return Value.Of(members);
    }
}
