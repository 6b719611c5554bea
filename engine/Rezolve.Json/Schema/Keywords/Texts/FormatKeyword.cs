using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Formats;

namespace Rezolve.Json.Schema.Keywords.Texts;

/// <summary><c>format</c>, where it is checked at all; formats not known are accepted, as both dialects demand.</summary>
internal sealed class FormatKeyword(KeywordSource source, TextFormat format) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.String) return source.Malformed("the name of a format");
        var isChecked = source.Options.AssertFormats || source.Dialect.AssertsFormats;
        return isChecked && TextFormats.Find(source.Value.GetString()!) is { } format ? new FormatKeyword(source, format) : null;
    }

    public override bool Holds(JsonElement instance, Evaluation run) =>
        instance.ValueKind != JsonValueKind.String
        || format.Matches(instance.GetString()!)
        || run.Report(this, $"expected {format.Words}, for example {format.Example}, found {Wording.Shown(instance)}");
}
