using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>
/// What slots of an answer see: everything the request saw, and <c>response</c>, <c>headers</c>, <c>status</c>. The body is read on first use.
/// </summary>
internal sealed class AnswerScope : Scope
{
    private readonly Scope _request;
    private readonly Answer _answer;
    private readonly AnswerPaths _paths;
    private readonly int _jsonDepth;
    private JsonElement? _document;
    private ScanSlots? _slots;

    /// <summary>The scope of an answer.</summary>
    /// <param name="request">What the request saw.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="paths">What paging and error rules look at.</param>
    /// <param name="jsonDepth">How deep the body may be nested.</param>
    public AnswerScope(Scope request, Answer answer, AnswerPaths paths, int jsonDepth)
    {
        (_request, _answer, _paths, _jsonDepth) = (request, answer, paths, jsonDepth);
        Scripts = request.Scripts;
    }

    /// <summary>The answer.</summary>
    public Answer Answer => _answer;

    /// <summary>The body, unless something else was set; null where it is no JSON.</summary>
    public override JsonElement? Document
    {
        get => _document ??= _answer.Json(_jsonDepth, out _);
        set => _document = value;
    }

    /// <inheritdoc/>
    public override string? DocumentFault
    {
        get
        {
            _answer.Json(_jsonDepth, out var fault);
            return fault is null ? null : $"the answer is no {_answer.Noun}: {fault.TrimEnd('.')}";
        }
    }

    /// <inheritdoc/>
    public override Value Chain(int slot) => Path(slot, listDue: false);

    /// <inheritdoc/>
    public override Value Path(int slot, bool listDue)
    {
        if (_slots is null)
        {
            var scan = new DocumentScan(_paths.Layout);
            if (scan.Run(_answer.Text) is not null)
                return DocumentFault is { } fault ? Value.Fault(fault) : Value.Undefined;
            _slots = scan.Slots;
        }
        return SlotValues.Read(_slots, slot, listDue);
    }

    /// <summary>Takes what was found of the answer's paths while its rows were looked for.</summary>
    /// <param name="found">Slots of a layout made from the same paths; copied.</param>
    public void Adopt(ScanSlots found) => _slots ??= found.Copy();

    /// <inheritdoc/>
    protected override Value Load(Root root) => root switch
    {
        Root.Response => Response(),
        Root.Headers => HeaderObject(),
        Root.Status => Value.Of(_answer.Status),
        _ => _request[root],
    };

    private Value Response()
    {
        if (DocumentFault is { } fault)
            return Value.Fault(fault);
        return _answer.Json(_jsonDepth, out _) is { } element ? ValueJson.Read(element) : Value.Undefined;
    }

    private Value HeaderObject()
    {
        var members = new ValueObject(_answer.Headers.Count);
        foreach (var (name, value) in _answer.Headers)
            members[name] = Value.Of(value);
        return Value.Of(members);
    }
}
