using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>An answer as the slots of answers see it. Its rows are the member <c>rows</c> of its body.</summary>
internal sealed record Answered(Scope Scope, int Count)
{
    /// <summary>The answer of <c>{ "status", "headers", "body" }</c>.</summary>
    public static Answered Of(JsonElement answer)
    {
        var body = answer.GetProperty("body").Clone();
        var rows = body.TryGetProperty("rows", out var found) ? found.EnumerateArray().ToList() : [];
        var scope = new Scope { Document = body };
        scope[Root.Response] = ValueJson.Read(body);
        scope[Root.Headers] = answer.TryGetProperty("headers", out var headers) ? ValueJson.Read(headers) : Value.Of(new ValueObject());
        scope[Root.Status] = Value.Of(answer.TryGetProperty("status", out var status) ? status.GetInt64() : 200);
        scope[Root.Count] = Value.Of(rows.Count);
        scope[Root.Last] = rows.Count > 0 ? ValueJson.Read(rows[^1]) : Value.Undefined;
        return new Answered(scope, rows.Count);
    }

    /// <summary>The answer of that text.</summary>
    public static Answered Of(string answer) => Of(JsonSerializer.Deserialize<JsonElement>(answer));
}
