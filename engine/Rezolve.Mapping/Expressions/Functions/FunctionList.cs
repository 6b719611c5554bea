using Rezolve.Mapping.Expressions.Functions.Lists;
using Rezolve.Mapping.Expressions.Functions.Text;

namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>Every function of the expression language, in the order of the reference.</summary>
internal static class FunctionList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        Lower.Kind, Upper.Kind, Trim.Kind, Replace.Kind, Split.Kind, Join.Kind, Slice.Kind,
        StartsWith.Kind, EndsWith.Kind, Contains.Kind, RemovePrefix.Kind, PadStart.Kind, Truncate.Kind, Quote.Kind,
    ];

    /// <summary>Those that need nothing but their arguments, for scripts.</summary>
    public static IReadOnlyList<Function> ForScripts { get; } = [.. All.Where(function => function.Table is null)];

    private static readonly Dictionary<string, Function> ByName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function of a name, or null.</summary>
    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
