using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Rows;

/// <summary>Finds the rows of an operation's answers.</summary>
internal abstract class RowFinder
{
    /// <summary>The finder for an operation: one forward pass where its records are a path that a pass can follow, else evaluation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="row">What is wanted of each row.</param>
    public static RowFinder Of(OperationProgram operation, DocumentLayout row)
    {
        if (operation.Records is null)
            return new NoRows();
        return operation.Records.Path is { } path && StreamedRows.Of(path, operation.Answers, row) is { } streamed
            ? streamed
            : new EvaluatedRows(operation.Records, row);
    }

    /// <summary>Gives the rows of an answer, in order.</summary>
    /// <returns>Null, or why the answer has no rows where rows are due; then what was given must not be used.</returns>
    public abstract RowFault? Find(ExchangeResult exchange, RecordVisitor visitor);

    private sealed class NoRows : RowFinder
    {
        public override RowFault Find(ExchangeResult exchange, RecordVisitor visitor) =>
            new("rows are due, but the operation does not say where they are; write `records`, such as \"$.items[*]\"");
    }
}
