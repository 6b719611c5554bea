using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Rows;

/// <summary>Rows given by an expression, or by a path that needs the whole answer.</summary>
internal sealed class EvaluatedRows(ValueSlot records, DocumentLayout row) : RowFinder
{
    private readonly DocumentScan _scan = new(row);

    /// <inheritdoc/>
    public override RowFault? Find(ExchangeResult exchange, RecordVisitor visitor)
    {
        // Asked first: `?? []` in the expression would take an answer that is no JSON for an empty list.
        if (exchange.Scope!.DocumentFault is { } problem)
            return RowFault.NotRead(problem, exchange.Answer!.IsCut);
        var found = records.Evaluate(exchange.Scope);
        if (found.Kind != ValueKind.List)
        {
            return new RowFault(found.IsFault
                ? $"records ({records.Place}) cannot be evaluated: {found.Text}"
                : $"records ({records.Place}) gives {found.Kind.ToString().ToLowerInvariant()} where a list is due");
        }
        foreach (var item in found.List)
        {
            if (_scan.Run(ValueJson.ToBytes(item)) is { } fault)
                return new RowFault($"a record cannot be read: {fault.Message}");
            visitor(_scan.Slots);
        }
        return null;
    }
}
