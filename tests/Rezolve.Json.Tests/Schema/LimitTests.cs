using System.Text.Json;
using Rezolve.Json.Schema;

namespace Rezolve.Json.Tests.Schema;

public sealed class LimitTests
{
    private static JsonSchemaFault Fault(string schema, string instance, JsonSchemaOptions? options = null)
    {
        var result = SchemaTrial.Compile(schema, options).Evaluate(JsonElement.Parse(instance));
        Assert.False(result.IsValid);
        Assert.Empty(result.Errors);
        return result.Fault!;
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""", "1", "")]
    [InlineData("""{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"allOf":[{"$ref":"#/$defs/a"}]}},"properties":{"x":{"$ref":"#/$defs/a"}}}""", """{"x":1}""", "/x")]
    [InlineData("""{"$dynamicAnchor":"n","$dynamicRef":"#n"}""", "1", "")]
    [InlineData("""{"not":{"$ref":"#"}}""", "1", "")]
    public void A_reference_without_end_is_a_fault(string schema, string instance, string pointer)
    {
        var fault = Fault(schema, instance);

        Assert.Equal((JsonSchemaFaultKind.EndlessReference, pointer), (fault.Kind, fault.InstancePointer));
        Assert.Equal("This reference leads back to itself for the same value.", fault.Message);
    }

    [Fact]
    public void A_schema_that_descends_may_refer_to_itself() =>
        Assert.Equal(["/0/0/0: expected an array, found number 1"], SchemaTrial.Errors("""{"type":"array","items":{"$ref":"#"}}""", "[[[1]]]"));

    [Fact]
    public void Depth_has_a_limit()
    {
        var deep = new string('[', 40) + new string(']', 40);
        var fault = Fault("""{"items":{"$ref":"#"}}""", deep, new JsonSchemaOptions { MaxDepth = 30 });

        Assert.Equal((JsonSchemaFaultKind.TooDeep, "Schemas are entered more than 30 deep."), (fault.Kind, fault.Message));
    }

    [Fact]
    public void The_default_depth_fits_the_stack_of_a_small_thread()
    {
        var schema = SchemaTrial.Compile("""{"allOf":[{"items":{"anyOf":[{"$ref":"#"},false]}}]}""", new JsonSchemaOptions { MaxDepth = 512 });
        var depth = 400;
        var instance = JsonElement.Parse(new string('[', depth) + new string(']', depth), new JsonDocumentOptions { MaxDepth = 1000 });
        JsonSchemaResult? result = null;
        var thread = new Thread(() => result = schema.Evaluate(instance), 512 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(JsonSchemaFaultKind.TooDeep, result!.Fault!.Kind);
    }

    [Fact]
    public void Work_has_a_limit()
    {
        const string Doubling = """{"anyOf":[{"items":{"$ref":"#"},"minItems":1},{"items":{"$ref":"#"},"minItems":1}]}""";
        var deep = new string('[', 50) + new string(']', 50);
        var fault = Fault(Doubling, deep, new JsonSchemaOptions { MaxSteps = 10_000 });

        Assert.Equal((JsonSchemaFaultKind.TooManySteps, "Checking takes more than 10000 steps."), (fault.Kind, fault.Message));
    }

    [Fact]
    public void A_pattern_has_a_time_limit()
    {
        var options = new JsonSchemaOptions { PatternTimeout = TimeSpan.FromMilliseconds(20) };
        var fault = Fault("""{"pattern":"^(a+)+$"}""", $"\"{new string('a', 40)}b\"", options);

        Assert.Equal((JsonSchemaFaultKind.PatternTimeout, "#/pattern"), (fault.Kind, fault.SchemaLocation));
    }
}
