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
            var found = actual.Headers.GetValueOrDefault(header.Name!);
            if (found != header.Text)
                yield return new CaseDifference($"{at}/headers/{header.Name}", $"\"{header.Text}\"", found is null ? "no such field" : $"\"{found}\"");
        }
        foreach (var difference in Body(at, expected, actual.Body))
            yield return difference;
    }

    private static IEnumerable<CaseDifference> Body(string at, AuthoredNode expected, SentBody body)
    {
        var (form, actual) =
            expected["text"] is not null ? ("text", body.AsText())
            : expected["form"] is not null ? ("form", body.AsForm())
            : expected["multipart"] is not null ? ("multipart", body.AsParts())
            : ("body", body.AsJson());
        var wanted = Literal(expected[form], Value.Undefined);
        return Comparison.Of($"{at}/{form}", form == "form" ? AsText(wanted) : wanted, actual);
    }

    private static Value Literal(AuthoredNode? node, Value otherwise) => node is null ? otherwise : ValueSlotCompiler.Literal(node);

    private static Value AsTexts(in Value value) =>
        value.Kind == ValueKind.List ? Value.Of([.. value.List.Select(item => AsTexts(item))])
        : ValueText.Has(value) ? Value.Of(ValueText.Of(value)) : value;

    // On the wire every member of a query or form is text.
    private static Value AsText(Value query)
    {
        var texts = new ValueObject();
        foreach (var (name, value) in query.Object)
            texts[name] = AsTexts(value);
        return Value.Of(texts);
    }
}
