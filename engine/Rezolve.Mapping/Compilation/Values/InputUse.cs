using System.Text.RegularExpressions;
using Rezolve.Mapping.Compilation.Names;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>What expressions know of the connection's inputs, and which they read.</summary>
internal static partial class InputUse
{
    /// <summary>The roots of a slot, with the inputs and session facts that the manifest declares as closed sets: a misspelt one is found at load.</summary>
    public static IReadOnlyDictionary<Root, RootType> Typed(IReadOnlyDictionary<Root, RootType> roots, CompilationContext context)
    {
        var typed = new Dictionary<Root, RootType>(roots);
        if (roots.ContainsKey(Root.Inputs))
            typed[Root.Inputs] = context.InputTypes;
        if (roots.ContainsKey(Root.Session))
            typed[Root.Session] = context.SessionTypes;
        return typed;
    }

    /// <summary>The inputs that a text of the manifest reads, wherever in it.</summary>
    public static IEnumerable<string> Of(string text) => Reading().Matches(text).Select(use => use.Groups[1].Value);

    /// <summary>Marks the inputs an expression reads.</summary>
    public static void Mark(DeclaredNames names, string source)
    {
        foreach (var input in Of(source))
            names.MarkInput(input);
    }

    /// <summary>The type of an input as expressions see it.</summary>
    public static RootType TypeOf(string declared, bool isOptional) => new((isOptional ? ValueKinds.Undefined : ValueKinds.None) | declared switch
    {
        "integer" or "number" => ValueKinds.Number,
        "boolean" => ValueKinds.Boolean,
        _ => ValueKinds.Text,
    });

    [GeneratedRegex(@"\binputs\??\.([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Reading();
}
