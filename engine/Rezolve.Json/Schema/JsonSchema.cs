using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema;

/// <summary>A compiled JSON Schema (2020-12 or draft-07). Immutable; many threads may check against it at once.</summary>
public sealed class JsonSchema
{
    private readonly SchemaNode _root;
    private readonly JsonSchemaOptions _options;

    private JsonSchema(SchemaNode root, JsonSchemaOptions options)
    {
        _root = root;
        _options = options;
    }

    /// <summary>Compiles a schema. A bad schema gives faults, never an exception.</summary>
    /// <param name="schema">The schema: an object, true or false. It is copied, so its document may be disposed.</param>
    /// <param name="options">What it may refer to, and limits.</param>
    public static JsonSchemaCompilation Compile(JsonElement schema, JsonSchemaOptions options)
    {
        var compiler = new SchemaCompiler(options);
        var root = compiler.Compile(WholeText.Of(schema.Clone()));
        return compiler.Faults.Count > 0
            ? new JsonSchemaCompilation(null, [.. compiler.Faults.Distinct()])
            : new JsonSchemaCompilation(new JsonSchema(root, options), []);
    }

    /// <summary>Tells whether an instance fits, without saying why not; a check that cannot be finished does not fit.</summary>
    /// <param name="instance">The value to check.</param>
    public bool IsValid(JsonElement instance) => new Evaluation(_options).Asks(_root, WholeText.Of(instance));

    /// <summary>Checks an instance and tells every way in which it does not fit.</summary>
    /// <param name="instance">The value to check.</param>
    public JsonSchemaResult Evaluate(JsonElement instance)
    {
        instance = WholeText.Of(instance);
        var quick = new Evaluation(_options);
        if (quick.Asks(_root, instance)) return JsonSchemaResult.Fits;
        if (quick.Fault is not null) return new JsonSchemaResult([], quick.Fault);
        var slow = new Evaluation(_options);
        var errors = slow.Explains(_root, instance);
        return new JsonSchemaResult(errors, slow.Fault);
    }
}
