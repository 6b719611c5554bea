namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>Where state is kept.</summary>
internal static class StoreShape
{
    /// <summary>The part <c>store</c>.</summary>
    public static Shape Shape { get; } = new("store", "Store", "Where it is kept what systems agreed on, and what is still due.")
    {
        Load = () =>
        [
            new("type", new Written.Choice(new Word("liteDb", "One file, without a server.")), "What sort of store it is.") { Default = "\"liteDb\"" },
            new("file", new Written.Text("."), "The file, relative to the workspace's folder.") { Default = "\"data/rezolve.db\"", Examples = ["\"data/rezolve.db\""] },
            new("files", new Written.Text("."), "The folder in which the bytes of files are kept, relative to the workspace's folder; beside the store's file where it is left out.")
            {
                Examples = ["\"data/rezolve.files\""],
            },
        ],
        Example = """{ "type": "liteDb", "file": "data/rezolve.db" }""",
    };
}
