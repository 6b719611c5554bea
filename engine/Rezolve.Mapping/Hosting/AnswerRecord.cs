using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hosting;

/// <summary>The one thing that an answer tells of: what <c>result</c> gives, else the whole body.</summary>
internal static class AnswerRecord
{
    /// <summary>It, as JSON; empty where the answer tells of no record.</summary>
    public static ReadOnlyMemory<byte> Of(OperationProgram operation, ExchangeResult exchange)
    {
        var told = operation.Result is not { } slot || exchange.Scope is not { } scope ? exchange.Answer?.Text ?? default
            : slot.Evaluate(scope) is { Kind: ValueKind.Object } result ? ValueJson.ToBytes(result)
            : default;
        return told.Span is [(byte)'{', ..] ? told : default;
    }
}
