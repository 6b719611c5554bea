using Rezolve.Mapping.Http;

namespace Rezolve.Mapping.Reading.Rows;

/// <summary>Why an answer has no rows where rows are due.</summary>
/// <param name="Message">What is wrong, as the rest of a sentence that begins with the operation's name.</param>
/// <param name="Code">What sort of fault it is.</param>
internal sealed record RowFault(string Message, ExchangeCode Code = ExchangeCode.WrongShape)
{
    /// <summary>The answer is no JSON: broken, or cut on its way.</summary>
    public static RowFault NotRead(string message, bool isCut) => new(message, isCut ? ExchangeCode.Truncated : ExchangeCode.WrongShape);
}
