using System.Text;
using System.Text.Json;
using CsCheck;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema;

namespace Rezolve.Json.Tests.Schema;

public sealed class SchemaFuzzTests
{
    private static readonly JsonSchemaOptions Options = new() { AssertFormats = true, MaxSteps = 20_000, PatternTimeout = TimeSpan.FromMilliseconds(50) };
    private static readonly JsonLimits Limits = new(100_000, 64);

    private const string Schema = """
        {"$id":"https://x.test/s","$defs":{"t":{"$anchor":"t","type":["string","null"],"minLength":1,"pattern":"^[a-z\\d]+$","format":"date"},
        "n":{"$dynamicAnchor":"n","multipleOf":0.5,"minimum":-1e3,"exclusiveMaximum":1e400}},
        "properties":{"a":{"$ref":"#t"},"b":{"$ref":"#/$defs/n"},"c":{"items":{"$dynamicRef":"#n"},"prefixItems":[true,{"const":1}],"uniqueItems":true,
        "contains":{"enum":[1,"x",null,{"k":[1]}]},"minContains":1,"maxContains":3,"maxItems":9}},
        "patternProperties":{"^x-":{"not":{"type":"array"}}},"propertyNames":{"maxLength":20},"required":["a"],"dependentRequired":{"a":["b"]},
        "dependentSchemas":{"b":{"minProperties":1}},"if":{"required":["k"]},"then":{"properties":{"k":{"oneOf":[{"type":"string"},{"$ref":"#"}]}}},
        "else":{"anyOf":[{"properties":{"type":{"const":"p"}}},{"properties":{"type":{"const":"q"}}}]},"unevaluatedProperties":false}
        """;

    private const string Instance = """
        {"a":"2026-01-01","b":2.5,"c":[true,1,"x",0.5,{"k":[1.0]}],"x-y":"é\ud83d\ude00","k":{"a":null,"b":-3e2},"type":"q","zz":1}
        """;

    [Fact]
    public void A_damaged_schema_gives_faults_and_never_an_exception()
    {
        var instance = JsonElement.Parse(Instance);
        var compiled = 0;
        foreach (var schema in Readable(FixedSamples.Mutated(Encoding.UTF8.GetBytes(Schema)).Draw(1500, 1)))
        {
            var compilation = JsonSchema.Compile(schema, Options);
            Assert.Equal(compilation.Schema is null, compilation.Faults.Count > 0);
            if (compilation.Schema is not { } good) continue;
            compiled++;
            Assert.Equal(good.IsValid(instance), good.Evaluate(instance).IsValid);
        }
        Assert.InRange(compiled, 50, 1500);
    }

    [Fact]
    public void A_damaged_instance_gives_errors_and_never_an_exception()
    {
        var schema = SchemaTrial.Compile(Schema, Options);
        foreach (var instance in Readable(FixedSamples.Mutated(Encoding.UTF8.GetBytes(Instance)).Draw(1500, 2)))
        {
            var result = schema.Evaluate(instance);
            Assert.Equal(schema.IsValid(instance), result.IsValid);
            Assert.All(result.Errors, error => Assert.NotEqual("", error.Message));
        }
    }

    [Fact]
    public void Any_value_in_the_place_of_any_keyword_is_a_schema_or_a_fault()
    {
        string[] values = ["null", "true", "false", "0", "-1", "1.5", "1e999", "\"\"", "\"#\"", "\"\\ud800\"", "[]", "[[]]", "{}", "{\"a\":1}", "[{\"$ref\":\"#\"}]", "\"(\""];
        string[] names =
        [
            "$id", "$ref", "$dynamicRef", "$anchor", "$dynamicAnchor", "$schema", "$vocabulary", "$defs", "type", "enum", "const", "multipleOf", "maximum",
            "minLength", "pattern", "format", "items", "prefixItems", "additionalItems", "contains", "minContains", "maxContains", "uniqueItems", "properties",
            "patternProperties", "additionalProperties", "propertyNames", "required", "dependentRequired", "dependentSchemas", "dependencies",
            "unevaluatedProperties", "unevaluatedItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "minItems", "maxProperties", "definitions",
        ];
        JsonElement[] instances = [JsonElement.Parse("{\"a\":{\"a\":[1]}}"), JsonElement.Parse("[[1],\"x\"]"), JsonElement.Parse("\"\\udc00\""), JsonElement.Parse("1e999")];
        var name = Gen.Int[0, names.Length - 1].Select(i => names[i]);
        var value = Gen.Int[0, values.Length - 1].Select(i => values[i]);
        foreach (var (first, second, a, b) in Gen.Select(name, name, value, value).Draw(2000, 3))
        {
            foreach (var dialect in Enum.GetValues<JsonSchemaDialect>())
            {
                var compiled = JsonSchema.Compile(JsonElement.Parse($"{{\"{first}\":{a},\"{second}\":{b}}}"), Options with { DefaultDialect = dialect });
                Assert.All(instances, instance => compiled.Schema?.Evaluate(instance));
            }
        }
    }

    [Theory]
    [InlineData("""{"items":{"properties":{"id":{"type":"integer"},"name":{"type":"string","maxLength":9}},"required":["id"],"additionalProperties":false}}""")]
    [InlineData("""{"items":{"anyOf":[{"properties":{"id":{"const":0}}},{"properties":{"name":{"const":"n"}}}],"unevaluatedProperties":{"type":"string"}}}""")]
    [InlineData("""{"uniqueItems":true,"contains":{"required":["zz"]}}""")]
    public void Memory_is_linear_in_the_instance(string text)
    {
        var schema = SchemaTrial.Compile(text);
        foreach (var count in (int[])[100, 1000, 4000])
        {
            var bytes = "[" + string.Join(',', Enumerable.Range(0, count).Select(i => $"{{\"id\":\"{i}\",\"name\":\"{i}\",\"x{i}\":1}}")) + "]";
            var instance = JsonElement.Parse(bytes);
            schema.Evaluate(instance);
            var before = GC.GetAllocatedBytesForCurrentThread();
            schema.Evaluate(instance);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000 + (400L * bytes.Length));
        }
    }

    private static IEnumerable<JsonElement> Readable(IEnumerable<byte[]> texts)
    {
        foreach (var text in texts)
        {
            // Strict keeps duplicate keys and lone surrogates, which the checker must stand as well.
            var (document, _) = JsonReading.ReadDocument(text, JsonReadingMode.Strict, Limits);
            if (document is not null) yield return document.RootElement;
        }
    }
}
