using System.Text.Json;
using Rezolve.Json.Schema;

namespace Rezolve.Json.Tests.Schema;

public sealed class ReferenceTests
{
    private static bool Fits(string schema, string instance, JsonSchemaOptions? options = null) =>
        SchemaTrial.Compile(schema, options).IsValid(JsonElement.Parse(instance));

    [Theory]
    [InlineData("#/$defs/t")]
    [InlineData("#t")]
    [InlineData("https://x.test/s#/$defs/t")]
    [InlineData("s#t")]
    [InlineData("/s#t")]
    [InlineData("inner")]
    [InlineData("https://x.test/inner#")]
    public void Every_form_of_reference_finds_its_schema(string reference)
    {
        var schema = $$"""
            {"$id":"https://x.test/s","properties":{"a":{"$ref":"{{reference}}"} },
            "$defs":{"t":{"$anchor":"t","type":"string"},"i":{"$id":"inner","type":"string"} } }
            """;

        Assert.True(Fits(schema, """{"a":"x"}"""));
        Assert.False(Fits(schema, """{"a":1}"""));
    }

    [Fact]
    public void A_pointer_may_have_escapes_of_both_kinds() =>
        Assert.False(Fits("""{"$ref":"#/$defs/a~1b%20%25","$defs":{"a/b %":{"type":"string"}}}""", "1"));

    [Fact]
    public void An_identifier_inside_a_constant_is_only_a_value() =>
        Assert.Contains("leads nowhere", SchemaTrial.Faults("""{"$ref":"https://x.test/i","const":{"$id":"https://x.test/i"}}""")[0]);

    [Fact]
    public void A_dynamic_reference_finds_the_outermost_anchor()
    {
        const string Tree = """{"$id":"https://x.test/tree","$dynamicAnchor":"node","properties":{"next":{"$dynamicRef":"#node"}}}""";
        const string Strict = """{"$id":"https://x.test/strict","$dynamicAnchor":"node","$ref":"tree","unevaluatedProperties":false}""";
        var options = new JsonSchemaOptions { Documents = new Dictionary<string, JsonElement> { ["https://x.test/tree"] = JsonElement.Parse(Tree) } };

        Assert.Empty(SchemaTrial.Errors(Tree, """{"next":{"nxt":1}}"""));
        Assert.Equal(
            ["/next/nxt: the member \"nxt\" is not known here; did you mean \"next\"?"], SchemaTrial.Errors(Strict, """{"next":{"nxt":1}}""", options));
    }

    [Fact]
    public void In_draft_seven_a_reference_stands_alone()
    {
        const string Schema = """{"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"t":{}},"properties":{"a":{"$ref":"#/definitions/t","type":"string"}}}""";

        Assert.True(Fits(Schema, """{"a":1}"""));
        Assert.False(Fits(Schema.Replace("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema"), """{"a":1}"""));
    }

    [Fact]
    public void Each_document_keeps_its_dialect()
    {
        const string Seven = """{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}]}""";
        var options = new JsonSchemaOptions { Documents = new Dictionary<string, JsonElement> { ["https://x.test/seven"] = JsonElement.Parse(Seven) } };

        Assert.False(Fits("""{"$ref":"https://x.test/seven"}""", "[1]", options));
        Assert.True(Fits("""{"$ref":"https://x.test/seven","prefixItems":[true,{"type":"number"}]}""", "[\"x\",2]", options));
    }

    [Fact]
    public void A_document_in_an_unknown_dialect_hurts_only_those_who_refer_to_it()
    {
        var options = new JsonSchemaOptions
        {
            Documents = new Dictionary<string, JsonElement> { ["https://x.test/old"] = JsonElement.Parse("""{"$schema":"http://json-schema.org/draft-04/schema#"}""") },
        };

        Assert.True(Fits("{}", "1", options));
        Assert.StartsWith(
            "https://x.test/old#/$schema: The dialect http://json-schema.org/draft-04/schema is not known.",
            SchemaTrial.Faults("""{"$ref":"https://x.test/old"}""", options)[0]);
    }

    [Fact]
    public async Task Many_threads_may_check_at_once()
    {
        var schema = SchemaTrial.Compile("""{"type":"array","items":{"oneOf":[{"type":"string","pattern":"^a+$"},{"$ref":"#"}]},"uniqueItems":true}""");
        var good = JsonElement.Parse("""["a",["aa",[]]]""");
        var bad = JsonElement.Parse("""["a",["b"]]""");
        var token = TestContext.Current.CancellationToken;
        var checks = Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => Enumerable.Range(0, 200).All(_ => schema.IsValid(good) && schema.Evaluate(bad).Errors[0].InstancePointer == "/1/0"), token));

        Assert.All(await Task.WhenAll(checks), Assert.True);
    }
}
