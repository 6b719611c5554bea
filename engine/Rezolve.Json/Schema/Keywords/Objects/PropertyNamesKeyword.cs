using System.Buffers;
using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>propertyNames</c>: every member's name, taken as text, fits the schema.</summary>
internal sealed class PropertyNamesKeyword(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Schema();

    public static Keyword Compile(KeywordSource source) => new PropertyNamesKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var fits = true;
        foreach (var member in instance.EnumerateObject())
        {
            var name = AsText(member.Name);
            if (run.Collects)
            {
                foreach (var error in run.ExplainsChild(_schema, member.Name, name))
                {
                    fits = run.ReportAt(member.Name, this, $"the name {Wording.Quoted(member.Name)} does not fit: {error.Message}");
                }
            }
            else if (!run.Child(_schema, member.Name, name))
            {
                return false;
            }
        }
        return fits;
    }

    private static JsonElement AsText(string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) writer.WriteStringValue(name);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
