using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Connections;

/// <summary>Reads what a system tells of itself: its fields, statuses, options.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="clock">Now.</param>
internal sealed class CatalogReader(SendOperation send, TimeProvider clock)
{
    /// <summary>Reads a catalogue whole.</summary>
    /// <param name="catalog">Which.</param>
    /// <param name="unit">The roots of the request.</param>
    /// <param name="isConditional">Whether it was asked for only if it has changed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The rows, or why they cannot be read. A row without value or label is a fault: it could not be told from others.</returns>
    public async Task<CatalogReading> ReadAsync(CatalogProgram catalog, Scope unit, bool isConditional, CancellationToken cancellation)
    {
        var scope = new ScanScope(Root.Record);
        foreach (var root in (Root[])[Root.Inputs, Root.Params, Root.Session, Root.Catalogs, Root.Now])
            scope[root] = unit[root];
        var shape = new RowShape<Row>(catalog.Layout, slots => RowOf(catalog, scope, slots), row => row.ToString());
        var rows = new List<Row>();
        Validators? validators = null;
        await foreach (var page in new OperationReader<Row>(send, catalog.Operation, shape, clock).ReadAsync(unit, new PageAllowance(), cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                rows.AddRange(page.Rows);
                if (isConditional && page is { Number: 1, Exchange.Action: AnswerAction.Unchanged })
                    return new CatalogReading([], null) { IsUnchanged = true };
                if (page.Fault is { } fault)
                    return new CatalogReading([], fault);
                // Of several pages, one may stay as it is while another changes.
                validators = page is { Number: 1, IsLast: true, Exchange.Answer: { } answer } ? Validators.Of(answer) : null;
            }
        }
        return rows.Find(row => row.Fault is not null) is { Fault: { } why }
            ? new CatalogReading([], ReadFault.Of(catalog.Operation, $"a row of the catalogue '{catalog.Name}' {why} ({catalog.Place})"))
            : new CatalogReading([.. rows.Select(row => row.Content).OfType<CatalogRow>()], null) { Validators = validators };
    }

    private static Row RowOf(CatalogProgram catalog, ScanScope scope, ScanSlots slots)
    {
        scope.Slots = slots;
        if (catalog.Where?.Evaluate(scope) is { Kind: ValueKind.Boolean, Boolean: false })
            return new Row(null, null);
        var (value, label) = (TextOf(catalog.Value, scope), TextOf(catalog.Label, scope));
        if (value is null || label is null)
            return new Row(null, value is null ? "has no value" : $"({value}) has no label");
        var (options, fault) = OptionsOf(catalog.Options, scope);
        return new Row(new CatalogRow(value, label, catalog.Type is null ? null : TextOf(catalog.Type, scope)) { Options = options }, fault is null ? null : $"({value}) {fault}");
    }

    private static (IReadOnlyList<CatalogOption> Options, string? Fault) OptionsOf(CatalogOptions? written, ScanScope scope)
    {
        if (written is null || written.Records.Evaluate(scope) is not { IsNothing: false } listed)
            return ([], null);
        if (listed.Kind != ValueKind.List)
            return ([], listed.IsFault ? $"has options that cannot be read: {listed.Text}" : "has options that are no list");
        var options = new List<CatalogOption>();
        foreach (var option in listed.List)
        {
            var element = JsonElement.Parse(ValueJson.ToBytes(option));
            if (TextAt(written.Value, element, written.Limits) is not { } value || TextAt(written.Label, element, written.Limits) is not { } label)
                return ([], "has an option without value or label");
            options.Add(new CatalogOption(value, label));
        }
        return (options, null);
    }

    private static string? TextAt(JsonPath path, JsonElement element, JsonPathLimits limits) =>
        path.Evaluate(element, limits).Nodes is [var node] && ValueJson.Read(node.Value) is var value && ValueText.Has(value) ? ValueText.Of(value) : null;

    private static string? TextOf(ValueSlot slot, ScanScope scope) => slot.Evaluate(scope) is var value && ValueText.Has(value) ? ValueText.Of(value) : null;

    private sealed record Row(CatalogRow? Content, string? Fault);
}

/// <summary>What came of reading a catalogue.</summary>
/// <param name="Rows">The rows; empty where nothing has changed, or with a fault.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
internal sealed record CatalogReading(IReadOnlyList<CatalogRow> Rows, ReadFault? Fault)
{
    /// <summary>The system says that it is as it was.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>By what to ask the next time whether it still holds; null where it came in several answers, or these say nothing of it.</summary>
    public Validators? Validators { get; init; }
}
