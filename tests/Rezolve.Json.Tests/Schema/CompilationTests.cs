using System.Text.Json;
using Rezolve.Json.Schema;

namespace Rezolve.Json.Tests.Schema;

public sealed class CompilationTests
{
    [Theory]
    [InlineData("""{"type":"strnig"}""", "#/type: type must be one or several of string, integer, number, object, array, boolean, null, found text \"strnig\". Correct the schema.")]
    [InlineData("""{"properties":{"a":{"minLength":-1}}}""", "#/properties/a/minLength: minLength must be a whole number from 0, found number -1. Correct the schema.")]
    [InlineData("""{"maxItems":1.5}""", "#/maxItems: maxItems must be a whole number from 0, found number 1.5. Correct the schema.")]
    [InlineData("""{"properties":{"a":5}}""", "#/properties/a: A schema is an object, true or false, found number 5. Correct the schema.")]
    [InlineData("""{"properties":[]}""", "#/properties: properties must be an object of schemas, found an array. Correct the schema.")]
    [InlineData("""{"allOf":[]}""", "#/allOf: allOf must be a list of at least one schema, found an array. Correct the schema.")]
    [InlineData("""{"required":"a"}""", "#/required: required must be a list of names, found text \"a\". Correct the schema.")]
    [InlineData("""{"required":[1]}""", "#/required: required must be a list of names, found an array. Correct the schema.")]
    [InlineData("""{"enum":"a"}""", "#/enum: enum must be a list of values, found text \"a\". Correct the schema.")]
    [InlineData("""{"minimum":"a"}""", "#/minimum: minimum must be a number, found text \"a\". Correct the schema.")]
    [InlineData("""{"multipleOf":0}""", "#/multipleOf: multipleOf must be a number above zero, found number 0. Correct the schema.")]
    [InlineData("""{"uniqueItems":1}""", "#/uniqueItems: uniqueItems must be true or false, found number 1. Correct the schema.")]
    [InlineData("""{"$ref":5}""", "#/$ref: $ref must be a reference, found number 5. Correct the schema.")]
    [InlineData("""{"pattern":"(a"}""", "#/pattern: (a is not a regular expression: a ) is missing. Correct the pattern (ECMA-262).")]
    [InlineData("""{"pattern":"\\Z"}""", "#/pattern: \\Z is not a regular expression: \\Z is not an escape of ECMA-262. Correct the pattern (ECMA-262).")]
    [InlineData("""{"patternProperties":{"[b-a]":true}}""", "#/patternProperties/[b-a]: [b-a] is not a regular expression: a range of characters runs backwards. Correct the pattern (ECMA-262).")]
    [InlineData("""{"$ref":"#/$defs/tickt","$defs":{"ticket":true}}""", "#/$ref: $ref \"#/$defs/tickt\" leads nowhere: \"tickt\" does not exist in #/$defs; did you mean \"ticket\"? Correct the reference, or give its document.")]
    [InlineData("""{"$ref":"#tickt","$defs":{"a":{"$anchor":"ticket"}}}""", "#/$ref: $ref \"#tickt\" leads nowhere: There is no anchor \"tickt\"; did you mean \"ticket\"? Correct the reference, or give its document.")]
    [InlineData("""{"$ref":"https://x.test/no"}""", "#/$ref: $ref \"https://x.test/no\" leads nowhere: No document of the URI https://x.test/no is given. Correct the reference, or give its document.")]
    [InlineData("""{"$schema":"https://x.test/dialect"}""", "#/$schema: The dialect https://x.test/dialect is not known. Use draft 2020-12 or draft-07, or give its metaschema among the documents.")]
    [InlineData("[]", "#: A schema is an object, true or false, found an array. Correct the schema.")]
    public void A_wrong_schema_is_told_in_plain_words(string schema, string expected) => Assert.Equal([expected], SchemaTrial.Faults(schema));

    [Fact]
    public void All_faults_come_at_once() => Assert.Equal(3, SchemaTrial.Faults("""{"type":1,"minLength":"x","$ref":"#/nowhere"}""").Length);

    [Fact]
    public void A_document_given_by_uri_is_found_and_never_fetched()
    {
        var options = new JsonSchemaOptions
        {
            Documents = new Dictionary<string, JsonElement> { ["https://x.test/a.json"] = JsonElement.Parse("""{"$defs":{"b":{"type":"string"}}}""") },
        };

        Assert.Equal([": expected text, found number 1"], SchemaTrial.Errors("""{"$ref":"https://x.test/a.json#/$defs/b"}""", "1", options));
    }

    [Fact]
    public void A_dialect_that_requires_an_unknown_vocabulary_is_refused()
    {
        var metaschema = JsonElement.Parse("""{"$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true,"https://x.test/vocab":true}}""");
        var options = new JsonSchemaOptions { Documents = new Dictionary<string, JsonElement> { ["https://x.test/meta"] = metaschema } };

        Assert.Equal(
            ["#/$schema: The dialect https://x.test/meta requires the vocabulary https://x.test/vocab, which is not known. Do without that vocabulary."],
            SchemaTrial.Faults("""{"$schema":"https://x.test/meta"}""", options));
    }

    [Fact]
    public void The_schema_may_outlive_its_document()
    {
        JsonSchema schema;
        using (var document = JsonDocument.Parse("""{"const":[1,{"a":"b"}]}"""))
        {
            schema = JsonSchema.Compile(document.RootElement, new JsonSchemaOptions()).Schema!;
        }

        Assert.True(schema.IsValid(JsonElement.Parse("""[1.0,{"a":"b"}]""")));
    }

    [Fact]
    public void The_default_dialect_decides_for_schemas_that_name_none()
    {
        const string Schema = """{"items":[{"type":"string"}]}""";
        var seven = new JsonSchemaOptions { DefaultDialect = JsonSchemaDialect.Draft7 };

        Assert.Equal(["/0: expected text, found number 1"], SchemaTrial.Errors(Schema, "[1]", seven));
        Assert.Single(SchemaTrial.Faults(Schema));
    }

    [Theory]
    [InlineData("https://json-schema.org/draft/2020-12/schema", JsonSchemaDialect.Draft202012)]
    [InlineData("http://json-schema.org/draft-07/schema#", JsonSchemaDialect.Draft7)]
    public void The_metaschemas_are_built_in(string uri, JsonSchemaDialect dialect)
    {
        var schema = SchemaTrial.Compile($$"""{"$ref":"{{uri}}"}""", new JsonSchemaOptions { DefaultDialect = dialect });

        Assert.True(schema.IsValid(JsonElement.Parse("""{"type":"string","properties":{"a":{"minLength":1}}}""")));
        Assert.False(schema.IsValid(JsonElement.Parse("""{"properties":{"a":{"minLength":-1}}}""")));
    }
}
