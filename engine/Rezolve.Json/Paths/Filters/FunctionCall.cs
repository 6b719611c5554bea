using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Functions;

namespace Rezolve.Json.Paths.Filters;

/// <summary>A call of a function: <c>length(@.a)</c>.</summary>
public sealed class FunctionCall : FilterOperand
{
    private readonly PathFunction _function;
    private readonly FilterOperand[] _arguments;

    internal FunctionCall(PathFunction function, FilterOperand[] arguments)
    {
        _function = function.Prepare(arguments);
        _arguments = arguments;
        FilterDepth = arguments.Max(argument => argument.FilterDepth);
    }

    /// <summary>The function's name: <c>count</c>, <c>length</c>, <c>match</c>, <c>search</c> or <c>value</c>.</summary>
    public string Name => _function.Name;

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<FilterOperand> Arguments => _arguments;

    /// <summary>
    /// Why a literal pattern of <c>match</c> or <c>search</c> is no I-Regexp (RFC 9485); null when there is nothing wrong.
    /// Such a call never holds (RFC 9535 section 2.4.6), which an author will want to know.
    /// </summary>
    public string? PatternFault => _function.Fault;

    internal override int FilterDepth { get; }

    internal override bool UsesRoot => Array.Exists(_arguments, argument => argument.UsesRoot);

    internal FunctionResult Result => _function.Result;

    /// <summary>The call in canonical form.</summary>
    public override string ToString() => $"{Name}({string.Join(", ", (object[])_arguments)})";

    internal override FilterValue Read(JsonElement current, Walk walk) => _function.Read(_arguments, current, walk);

    internal bool Holds(JsonElement current, Walk walk) => _function.Holds(_arguments, current, walk);
}
