namespace Rezolve.Json.Tests.Schema;

public sealed class MessageTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "5", ": expected text, found number 5")]
    [InlineData("""{"type":["string","object"]}""", "[]", ": expected text or an object, found an array")]
    [InlineData("""{"type":"integer"}""", "1.5", ": expected a whole number, found number 1.5")]
    [InlineData("""{"type":["number","null","boolean","array"]}""", "\"x\"", ": expected a number, null, true or false or an array, found text \"x\"")]
    [InlineData("""{"enum":["open","closed",3]}""", "\"opne\"", ": expected \"open\", \"closed\" or 3, found text \"opne\"; did you mean \"open\"?")]
    [InlineData("""{"enum":["open","closed"]}""", "null", ": expected \"open\" or \"closed\", found null")]
    [InlineData("""{"const":{"a":1}}""", "{}", ": expected {\"a\":1}, found an object")]
    [InlineData("""{"const":1}""", "true", ": expected 1, found true")]
    [InlineData("""{"minimum":5}""", "3", ": must be at least 5, found 3")]
    [InlineData("""{"maximum":5}""", "5.001", ": must be at most 5, found 5.001")]
    [InlineData("""{"exclusiveMinimum":5}""", "5", ": must be more than 5, found 5")]
    [InlineData("""{"exclusiveMaximum":5}""", "5.0", ": must be less than 5, found 5.0")]
    [InlineData("""{"multipleOf":0.01}""", "0.005", ": must be a multiple of 0.01, found 0.005")]
    [InlineData("""{"minLength":3}""", "\"a😀\"", ": must have at least 3 characters, has 2")]
    [InlineData("""{"maxLength":1}""", "\"ab\"", ": must have at most 1 character, has 2")]
    [InlineData("""{"pattern":"^a+$"}""", "\"b\"", ": must match the pattern ^a+$, found \"b\"")]
    [InlineData("""{"required":["id","a/b"]}""", """{"id":1}""", ": the member \"a/b\" is missing")]
    [InlineData("""{"required":["a","b","c"]}""", "{}", ": the members \"a\", \"b\" and \"c\" are missing")]
    [InlineData("""{"minProperties":1}""", "{}", ": must have at least 1 member, has 0")]
    [InlineData("""{"maxProperties":0}""", """{"a":1}""", ": must have at most 0 members, has 1")]
    [InlineData("""{"properties":{"name":true},"additionalProperties":false}""", """{"nmae":1}""", "/nmae: the member \"nmae\" is not known here; did you mean \"name\"?")]
    [InlineData("""{"properties":{"name":true},"unevaluatedProperties":false}""", """{"Name":1}""", "/Name: the member \"Name\" is not known here; did you mean \"name\"?")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"abc":1}""", "/abc: the name \"abc\" does not fit: must have at most 2 characters, has 3")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", ": the member \"b\" is missing, but needed because \"a\" is there")]
    [InlineData("""{"minItems":1}""", "[]", ": must have at least 1 item, has 0")]
    [InlineData("""{"maxItems":1}""", "[1,2]", ": must have at most 1 item, has 2")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1.0]", "/2: items 0 and 2 are equal; each may stand only once")]
    [InlineData("""{"contains":{"type":"string"}}""", "[1]", ": must contain at least 1 item that fits, has 0")]
    [InlineData("""{"contains":true,"maxContains":1}""", "[1,2]", ": must contain at most 1 item that fits, has 2")]
    [InlineData("""{"prefixItems":[true],"items":false}""", "[1,2]", ": must have at most 1 item, has 2")]
    [InlineData("""{"prefixItems":[true],"unevaluatedItems":false}""", "[1,2]", "/1: no item is expected here, found number 2")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":"x"}""", "/a: nothing is allowed here, found text \"x\"")]
    [InlineData("""{"not":{"type":"null"}}""", "null", ": this is a value that \"not\" excludes, found null")]
    [InlineData("""{"properties":{"a":{"items":{"type":"string"}}}}""", """{"a":["x",1]}""", "/a/1: expected text, found number 1")]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]}}""", """{"a":1}""", ": the member \"b\" is missing")]
    [InlineData("""{"if":{"required":["a"]},"else":{"required":["b"]}}""", "{}", ": the member \"b\" is missing")]
    [InlineData("""{"dependentSchemas":{"a":{"required":["b"]}}}""", """{"a":1}""", ": the member \"b\" is missing")]
    [InlineData("""{"$ref":"#/$defs/t","$defs":{"t":{"type":"string"}}}""", "1", ": expected text, found number 1")]
    [InlineData("""{"type":"number"}""", "\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggg\"", ": expected a number, found text \"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeefffffffff…")]
    public void A_wrong_value_is_told_in_plain_words(string schema, string instance, string expected) =>
        Assert.Equal([expected], SchemaTrial.Errors(schema, instance));

    [Fact]
    public void Every_error_is_told_at_once() => Assert.Equal(
        ["/a: expected text, found number 1", "/b: must be at least 5, found 1", "/c: the member \"c\" is not known here", ": the member \"d\" is missing"],
        SchemaTrial.Errors(
            """{"properties":{"a":{"type":"string"},"b":{"minimum":5}},"additionalProperties":false,"required":["d"]}""", """{"a":1,"b":1,"c":1}"""));

    [Fact]
    public void Many_choices_are_cut()
    {
        var values = string.Join(',', Enumerable.Range(1, 30));

        Assert.EndsWith("18, 19, 20 or 10 more, found number 0", SchemaTrial.Errors($$"""{"enum":[{{values}}]}""", "0")[0]);
    }

    [Fact]
    public void A_place_in_the_schema_is_absolute()
    {
        var plain = SchemaTrial.Compile("""{"properties":{"a":{"$ref":"#/$defs/b"}},"$defs":{"b":{"type":"string"}}}""");
        var named = SchemaTrial.Compile("""{"$id":"https://x.test/s","properties":{"a":{"type":"string"}}}""");
        var instance = System.Text.Json.JsonElement.Parse("""{"a":1}""");

        Assert.Equal("#/$defs/b/type", plain.Evaluate(instance).Errors[0].SchemaLocation);
        Assert.Equal("https://x.test/s#/properties/a/type", named.Evaluate(instance).Errors[0].SchemaLocation);
        Assert.Equal("type", named.Evaluate(instance).Errors[0].Keyword);
    }
}
