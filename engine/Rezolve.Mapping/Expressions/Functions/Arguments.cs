using System.Runtime.CompilerServices;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>Room for the arguments of one call, without an allocation.</summary>
[InlineArray(Function.MostParameters)]
internal struct Arguments
{
    private Value _first;
}
