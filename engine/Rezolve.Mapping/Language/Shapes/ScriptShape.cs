namespace Rezolve.Mapping.Language.Shapes;

/// <summary>The three forms of a script.</summary>
internal static class ScriptShape
{
    /// <summary>A function's text, its lines, or a function of a file.</summary>
    public static Written Forms { get; } = new Written.ShortOrLong(
        new Written.Text(), new Written.ShortOrLong(new Written.List(new Written.Text()), new Written.Shaped(File)));

    private static Shape File => new("scriptFile", "Script in a file", "A function that stands in a file beside the manifest.")
    {
        Load = () =>
        [
            new("file", new Written.Text(), "The file, relative to the manifest; it may not leave the connector's folder.")
                { Required = true, Examples = ["\"scripts/map.js\""] },
            new("function", new Written.Text("^[A-Za-z_$][A-Za-z0-9_$]*$", Words: "the name of a JavaScript function"), "The function's name in that file.") { Required = true },
        ],
        Example = """{ "file": "scripts/map.js", "function": "band" }""",
    };
}
