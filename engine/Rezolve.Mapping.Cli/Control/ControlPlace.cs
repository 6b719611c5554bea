using System.Text;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>Where the process that holds a store listens. It stands in a file beside the store, for its owner only.</summary>
/// <param name="store">The full path of the store's file.</param>
internal sealed class ControlPlace(string store)
{
    // The address of a socket holds so many bytes, with its end. Source: sun_path of sys/un.h, 108 on Linux and 104 on macOS.
    private const int MostBytes = 103;

    private const string FolderPrefix = "rezolve-";
    private const string FileName = "sock";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file that names the socket.</summary>
    public string Note => store + ".control";

    private string Beside => store + ".sock";

    /// <summary>The socket's path as noted; null where nobody noted one, or where it leads to what no process of ours would have made.</summary>
    public string? Find()
    {
        try
        {
            return File.ReadAllText(Note).Trim() is { Length: > 0 } path && IsOurs(path) ? path : null;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Chooses a path for a new socket: beside the store where that is short enough, else in a folder of its own that nobody else may enter.</summary>
    public string Choose()
    {
        // Whoever asks holds the store, so what is there was left behind.
        if (Find() is { } old)
            Remove(old);
        if (Encoding.UTF8.GetByteCount(Beside) > MostBytes)
            return Path.Combine(Directory.CreateTempSubdirectory(FolderPrefix).FullName, FileName);
        File.Delete(Beside);
        return Beside;
    }

    /// <summary>Lets only the owner at the socket, and notes where it is.</summary>
    public void Tell(string socket)
    {
        Protect(socket);
        File.Delete(Note);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        using var writer = new StreamWriter(Note, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
        writer.Write(socket);
    }

    /// <summary>Takes the socket and its note away.</summary>
    public void Remove(string socket)
    {
        File.Delete(Note);
        if (Path.GetDirectoryName(socket) is not { } folder || !Directory.Exists(folder))
            return;
        File.Delete(socket);
        if (folder != Path.GetDirectoryName(store) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    // The note may have come with a workspace from elsewhere: it must not lead us to other people's sockets and files.
    private bool IsOurs(string path) => path == Beside
        || (Path.GetFileName(path) == FileName && Path.GetDirectoryName(path) is { } folder && Path.GetFileName(folder).StartsWith(FolderPrefix, StringComparison.Ordinal)
            && Path.GetFullPath(Path.GetDirectoryName(folder) ?? "/") == Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.GetTempPath())));

    private static void Protect(string socket)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(socket, Owner);
    }
}
