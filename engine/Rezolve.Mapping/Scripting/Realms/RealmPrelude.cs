using Jint;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>
/// The script every realm begins with. It keeps a short list of built-ins and removes all others, replaces those whose work has no bound
/// between two statements (measured) by ones that can be stopped, and freezes what is left.
/// </summary>
internal static class RealmPrelude
{
    /// <summary>More statements than preparing a realm takes; granted beside those of a call.</summary>
    public const int Statements = 100_000;

    /// <summary>Gives a function of (host, names of the engine's functions) that prepares the realm and returns its deep freezer.</summary>
    public static Prepared<Acornima.Ast.Script> Program { get; } = Engine.PrepareScript(Read(), "prelude", strict: true);

    private static string Read()
    {
        var type = typeof(RealmPrelude);
        using var stream = type.Assembly.GetManifestResourceStream(type, "prelude.js")
            ?? throw new InvalidOperationException("The prelude is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
