using System.Text.Json;
using Rezolve.Json.Schema;

namespace Rezolve.Json.Tests.Schema;

/// <summary>Compiles and checks in one line.</summary>
internal static class SchemaTrial
{
    public static JsonSchema Compile(string schema, JsonSchemaOptions? options = null)
    {
        var compiled = JsonSchema.Compile(JsonElement.Parse(schema), options ?? new JsonSchemaOptions());
        Assert.Empty(compiled.Faults);
        return compiled.Schema!;
    }

    public static string[] Errors(string schema, string instance, JsonSchemaOptions? options = null)
    {
        var result = Compile(schema, options).Evaluate(JsonElement.Parse(instance));
        Assert.Null(result.Fault);
        return [.. result.Errors.Select(error => error.ToString())];
    }

    public static string[] Faults(string schema, JsonSchemaOptions? options = null)
    {
        var compiled = JsonSchema.Compile(JsonElement.Parse(schema), options ?? new JsonSchemaOptions());
        Assert.Null(compiled.Schema);
        return [.. compiled.Faults.Select(fault => fault.ToString())];
    }
}
