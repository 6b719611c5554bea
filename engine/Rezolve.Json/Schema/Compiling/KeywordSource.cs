using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>A keyword as written, with what is needed to compile it.</summary>
internal sealed record KeywordSource(SchemaCompiler Compiler, SchemaNode Node, string Name, JsonElement Value)
{
    public JsonSchemaOptions Options => Compiler.Options;

    public Dialect Dialect => Node.Resource.Dialect;

    public string Location => JsonPointer.Append(Node.Location, Name);

    /// <summary>A keyword beside this one, if there is one and the dialect knows it.</summary>
    public bool TryBeside(string name, out KeywordSource beside)
    {
        beside = this;
        if (!Dialect.Keywords.ContainsKey(name) || !Node.Element.TryGetProperty(name, out var value)) return false;
        beside = this with { Name = name, Value = value };
        return true;
    }

    /// <summary>The schema that is this keyword's value.</summary>
    public SchemaNode Schema() => Compiler.NodeOf(Node.Resource, JsonPointer.Append(Node.Pointer, Name), Value);

    /// <summary>The schemas in this keyword's array; null, with a fault noted, if it is not a list of at least one.</summary>
    public SchemaNode[]? SchemaList()
    {
        if (Value.ValueKind != JsonValueKind.Array || Value.GetArrayLength() == 0)
        {
            Malformed("a list of at least one schema");
            return null;
        }
        var pointer = JsonPointer.Append(Node.Pointer, Name);
        return [.. Value.EnumerateArray().Select((item, i) => Compiler.NodeOf(Node.Resource, JsonPointer.Append(pointer, i), item))];
    }

    /// <summary>The schemas in this keyword's object by name; null, with a fault noted, if it is not an object.</summary>
    public Dictionary<string, SchemaNode>? SchemaMap()
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            Malformed("an object of schemas");
            return null;
        }
        var pointer = JsonPointer.Append(Node.Pointer, Name);
        var map = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var member in Value.EnumerateObject())
        {
            map[member.Name] = Compiler.NodeOf(Node.Resource, JsonPointer.Append(pointer, member.Name), member.Value);
        }
        return map;
    }

    /// <summary>The names in this keyword's array; null, with a fault noted, if it is not a list of text.</summary>
    public string[]? Names()
    {
        if (Value.ValueKind == JsonValueKind.Array && Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. Value.EnumerateArray().Select(item => item.GetString()!)];
        }
        Malformed("a list of names");
        return null;
    }

    /// <summary>This keyword's count; null, with a fault noted, if it is not a whole number from 0.</summary>
    public long? Count()
    {
        // Some schemas write 2.0 for 2; the drafts allow it.
        if (Value.ValueKind == JsonValueKind.Number && Value.TryGetDecimal(out var count) && count >= 0 && decimal.IsInteger(count)
            && count <= long.MaxValue)
        {
            return (long)count;
        }
        Malformed("a whole number from 0");
        return null;
    }

    /// <summary>Notes that the value is not what the keyword needs. Always null, to be returned.</summary>
    public Keyword? Malformed(string expected)
    {
        var message = $"{Name} must be {expected}, found {Wording.Found(Value)}.";
        Compiler.Faults.Add(new JsonSchemaFault(JsonSchemaFaultKind.Malformed, Location, message, "Correct the schema."));
        return null;
    }
}
