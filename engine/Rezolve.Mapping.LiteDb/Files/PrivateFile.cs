namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>Files that only their owner may read: what is kept of tickets is nobody else's matter.</summary>
internal static class PrivateFile
{
    /// <summary>Makes an empty file that only its owner may read and write, unless there is one.</summary>
    public static void Make(string path)
    {
        if (File.Exists(path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }
}
