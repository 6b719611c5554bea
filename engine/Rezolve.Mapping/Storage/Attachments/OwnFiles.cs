namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>Files and folders that only their owner may enter.</summary>
internal static class OwnFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, unless there is one.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Folder);
    }

    /// <summary>Holds a file for as long as it is open: no other process gets it.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public static FileStream Hold(string path) => Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <summary>Makes a file that is not there yet.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew, FileAccess.Write);

    /// <summary>Opens a file for reading from beginning to end. It may be deleted meanwhile.</summary>
    public static FileStream Read(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File;
        return new FileStream(path, options);
    }
}
