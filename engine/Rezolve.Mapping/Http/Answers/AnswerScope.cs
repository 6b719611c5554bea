using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>
/// What slots of an answer see: everything the request saw, and <c>response</c>, <c>headers</c>, <c>status</c>. The body is read on first use.
/// </summary>
internal sealed class AnswerScope(Scope request, Answer answer, AnswerPaths paths, int jsonDepth) : Scope
{
    private readonly Scope _request = request;
    private JsonElement? _document;
    private ScanSlots? _slots;

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
    /// <inheritdoc/>
    public override Value Chain(int slot) => Path(slot, listDue: false);

    /// <inheritdoc/>
    public override Value Path(int slot, bool listDue)
    {
        if (_slots is null)
        {
            var scan = new DocumentScan(paths.Layout);
            if (scan.Run(answer.Text) is not null)
                return DocumentFault is { } fault ? Value.Fault(fault) : Value.Undefined;
            _slots = scan.Slots;
        }
        return SlotValues.Read(_slots, slot, listDue);
    }

    /// <summary>Takes what was found of the answer's paths while its rows were looked for.</summary>
    /// <param name="found">Slots of a layout made from the same paths; copied.</param>
    public void Adopt(ScanSlots found) => _slots ??= found.Copy();

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
