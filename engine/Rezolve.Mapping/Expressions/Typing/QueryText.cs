using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Expressions.Typing;

/// <summary>Tells text of a vendor's query language from other text.</summary>
internal static partial class QueryText
{
    /// <summary>Whether a text holds an operator of some query language. Whole tags of HTML are no operators.</summary>
    public static bool HoldsOperator(string text) => Operator().IsMatch(Tag().Replace(text, ""));

    [GeneratedRegex(@"[<>=~^]|\b(AND|OR|LIKE|IN|CONTAINS)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Operator();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
