using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Reading.Connections;

/// <summary>Asks, when a first load begins, where the feed of changes is to begin afterwards.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="operations">The operations by name.</param>
internal sealed class StartReader(SendOperation send, IReadOnlyDictionary<string, OperationProgram> operations)
{
    /// <summary>The first mark of a feed.</summary>
    /// <param name="cursor">The feed's cursor.</param>
    /// <param name="unit">The roots of the request.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The mark; neither mark nor fault where the cursor asks for none.</returns>
    public async Task<(CursorMark? Mark, ReadFault? Fault)> ReadAsync(CursorProgram cursor, Scope unit, CancellationToken cancellation)
    {
        if (cursor.Start is not { } start)
            return (null, null);
        var operation = operations[start.Operation];
        using var exchange = await send(operation, unit.Fork(), null, cancellation).ConfigureAwait(false);
        if (!exchange.IsFine || exchange.Scope is null)
            return (null, ReadFault.Of(exchange));
        var value = start.Value.Evaluate(exchange.Scope);
        if (cursor.At(value) is { } mark)
            return (mark, null);
        var why = value.IsFault ? value.Text : $"{value} is no position";
        return (null, ReadFault.Of(operation, $"the feed cannot begin there: {why} ({start.Value.Place})"));
    }
}
