using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Json.Paths.Selectors;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Rows;

/// <summary>Rows at a path that one forward pass over the answer's bytes can follow.</summary>
internal sealed class StreamedRows : RowFinder
{
    private readonly DocumentScan _scan;
    private readonly JsonPath? _list;
    private readonly int _listSlot;

    private StreamedRows(DocumentLayout answer, JsonPath? list, int listSlot)
    {
        _scan = new DocumentScan(answer);
        _list = list;
        _listSlot = listSlot;
    }

    /// <summary>The finder for a path; null where a pass cannot follow it.</summary>
    /// <param name="path">Of the rows (<c>$.items[*]</c>) or of their list (<c>$.items</c>).</param>
    /// <param name="paths">What else is looked at in the answers; found in the same pass.</param>
    /// <param name="row">What is wanted of each row.</param>
    public static StreamedRows? Of(JsonPath path, AnswerPaths paths, DocumentLayout row)
    {
        var list = ListOf(path);
        var rows = path.IsSingular ? JsonPath.Parse($"{path}[*]") : path;
        var answer = paths.NewBuilder();
        var listSlot = list is null ? 0 : answer.Bind(list);
        return answer.Records(rows, row) ? new StreamedRows(answer.Build(), list, listSlot) : null;
    }

    /// <inheritdoc/>
    public override RowFault? Find(ExchangeResult exchange, RecordVisitor visitor)
    {
        if (_scan.Run(exchange.Answer!.Text, visitor) is { } fault)
            return RowFault.NotRead($"the answer cannot be read at byte {fault.Offset}: {fault.Message}", fault.IsCut);
        (exchange.Scope as AnswerScope)?.Adopt(_scan.Slots);
        return _list is not null && Refusal(_scan.Slots[_listSlot].Type) is { } refusal ? new RowFault(refusal) : null;
    }

    private string? Refusal(JsonTokenType found) => found switch
    {
        JsonTokenType.StartArray => null,
        JsonTokenType.None => $"the answer has no {_list}, where a list of records is due; if the vendor leaves an empty list out, say so: "
            + $"\"records\": \"{{{{ response{_list!.ToString()[1..]} ?? [] }}}}\"",
        _ => $"the answer has {WordOf(found)} at {_list} where a list of records is due",
    };

    private static JsonPath? ListOf(JsonPath path)
    {
        if (path.IsSingular)
            return path;
        var isEach = path.Segments[^1] is { IsDescendant: false, Selectors: [WildcardSelector or FilterSelector] };
        return isEach && path.Segments.SkipLast(1).All(segment => segment.IsSingular)
            ? JsonPath.Parse("$" + string.Concat(path.Segments.SkipLast(1)))
            : null;
    }

    private static string WordOf(JsonTokenType found) => found switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
