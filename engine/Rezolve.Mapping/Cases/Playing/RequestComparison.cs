using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>Holds a request against the one a case expects: method, address, query and body exactly, and the header fields that the case names.</summary>
internal static class RequestComparison
{
    /// <summary>Every difference.</summary>
    /// <param name="at">A pointer to the expectation.</param>
    /// <param name="expected">The request as the case writes it.</param>
    /// <param name="actual">The request.</param>
    /// <param name="baseUrl">What paths of the case are relative to.</param>
    public static IEnumerable<CaseDifference> Of(string at, AuthoredNode expected, SentRequest actual, string baseUrl)
    {
        var line = expected["request"]!.Text!;
        var shown = RequestText.Line(actual, baseUrl, line.Contains('?'));
        if (line != shown)
            yield return new CaseDifference($"{at}/request", $"\"{line}\"", $"\"{shown}\"");
        if (!line.Contains('?'))
        {
            foreach (var difference in Comparison.Of($"{at}/query", AsText(Literal(expected["query"], Value.Of(new ValueObject()))), actual.Query()))
                yield return difference;
        }
        foreach (var header in expected["headers"]?.Members ?? [])
        {
            var found = actual.Headers.GetValueOrDefault(header.Name!.ToLowerInvariant());
            if (found != header.Text)
                yield return new CaseDifference($"{at}/headers/{header.Name}", $"\"{header.Text}\"", found is null ? "no such field" : $"\"{found}\"");
        }
        foreach (var difference in Comparison.Of($"{at}/body", Literal(expected["body"], Value.Undefined), actual.Body))
            yield return difference;
    }

    private static Value Literal(AuthoredNode? node, Value otherwise) => node is null ? otherwise : ValueSlotCompiler.Literal(node);

    // On the wire every query member is text.
    private static Value AsText(Value query)
    {
        var texts = new ValueObject();
        foreach (var (name, value) in query.Object)
            texts[name] = ValueText.Has(value) ? Value.Of(ValueText.Of(value)) : value;
        return Value.Of(texts);
    }
}
