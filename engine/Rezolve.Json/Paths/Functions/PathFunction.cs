using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Functions;

/// <summary>A function of the filter language: its name, its types and its work.</summary>
internal abstract class PathFunction
{
    public static IReadOnlyList<PathFunction> All { get; } =
    [
        new CountFunction(),
        new LengthFunction(),
        new RegexpFunction("match", anchored: true),
        new RegexpFunction("search", anchored: false),
        new ValueFunction(),
    ];

    public abstract string Name { get; }

    public abstract IReadOnlyList<FunctionParameter> Parameters { get; }

    public virtual FunctionResult Result => FunctionResult.Value;

    /// <summary>What is wrong with arguments that are known, null when nothing is.</summary>
    public virtual string? Fault => null;

    /// <summary>The function with what can be done once for a call already done.</summary>
    public virtual PathFunction Prepare(FilterOperand[] arguments) => this;

    public virtual FilterValue Read(FilterOperand[] arguments, JsonElement current, Walk walk) => FilterValue.Nothing;

    public virtual bool Holds(FilterOperand[] arguments, JsonElement current, Walk walk) => false;
}
