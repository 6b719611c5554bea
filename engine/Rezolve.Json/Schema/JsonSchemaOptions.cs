using System.Text.Json;

namespace Rezolve.Json.Schema;

/// <summary>What a schema may refer to, and how much work checking against it may take.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>
    /// Documents that references may lead to, by absolute URI. Nothing is ever fetched. The elements must stay undisposed as long as the
    /// compiled schema is used. The metaschemas of both dialects are always there.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Documents { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The dialect of schemas that do not name one with <c>$schema</c>.</summary>
    public JsonSchemaDialect DefaultDialect { get; init; } = JsonSchemaDialect.Draft202012;

    /// <summary>Whether <c>format</c> is checked. By default it is only an annotation, as both dialects allow.</summary>
    public bool AssertFormats { get; init; }

    /// <summary>How long one match of one <c>pattern</c> may take before checking ends with a fault.</summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How deep schemas may be entered one inside the other while checking.</summary>
    public int MaxDepth { get; init; } = 512;

    /// <summary>How many times a schema may be entered while checking one instance.</summary>
    public int MaxSteps { get; init; } = 10_000_000;
}
