using System.Text;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>Where the process that holds a store listens. It stands in a file beside the store, for its owner only.</summary>
/// <param name="store">The full path of the store's file.</param>
internal sealed class ControlPlace(string store)
{
    // The address of a socket holds so many bytes, with its end. Source: sun_path of sys/un.h, 108 on Linux and 104 on macOS.
    private const int MostBytes = 103;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file that names the socket.</summary>
    public string Note => store + ".control";

    /// <summary>The socket's path as noted; null where nobody noted one.</summary>
    public string? Find()
    {
        try
        {
            return File.ReadAllText(Note).Trim() is { Length: > 0 } path ? path : null;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Chooses a path for a new socket: beside the store where that is short enough, else in a folder of its own that nobody else may enter.</summary>
    public string Choose()
    {
        var beside = store + ".sock";
        if (Encoding.UTF8.GetByteCount(beside) <= MostBytes)
        {
            // Whoever asks holds the store, so one that is there was left behind.
            File.Delete(beside);
            return beside;
        }
        return Path.Combine(Directory.CreateTempSubdirectory("rezolve-").FullName, "sock");
    }

    /// <summary>Lets only the owner at the socket, and notes where it is.</summary>
    public void Tell(string socket)
    {
        Protect(socket);
        File.Delete(Note);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        using var writer = new StreamWriter(Note, Encoding.UTF8, options);
        writer.Write(socket);
    }

    /// <summary>Takes the socket and its note away.</summary>
    public void Remove(string socket)
    {
        File.Delete(Note);
        File.Delete(socket);
        if (Path.GetDirectoryName(socket) is { } folder && folder != Path.GetDirectoryName(store) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static void Protect(string socket)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(socket, Owner);
    }
}
