using System.Globalization;

namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>
/// The right to open a store's file, which one opener on a machine has at a time. It ends with the process, however that ends.
/// </summary>
/// <remarks>
/// The lock file stays behind: were it deleted, a second process could still hold the deleted one while a third locks a new one.
/// What is locked cannot be read by others, so the process id stands in a second file, and in the lock itself for whoever prints it.
/// </remarks>
internal sealed class FileLock : IDisposable
{
    // What opening a file says that another has locked. Source: EWOULDBLOCK of errno.h, ERROR_SHARING_VIOLATION of winerror.h.
    private const int LinuxBusy = 11;
    private const int MacBusy = 35;
    private const int WindowsBusy = unchecked((int)0x80070020);

    private readonly FileStream _stream;
    private readonly string _holder;

    private FileLock(FileStream stream, string holder) => (_stream, _holder) = (stream, holder);

    /// <summary>Takes the lock.</summary>
    /// <param name="file">The store's file.</param>
    /// <exception cref="StoreFileException">Another has it.</exception>
    public static FileLock Take(string file)
    {
        var holder = file + ".holder";
        var stream = Open(file, holder);
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        stream.SetLength(0);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(id + "\n"));
        stream.Flush();
        File.WriteAllText(holder, id);
        return new FileLock(stream, holder);
    }

    public void Dispose()
    {
        File.Delete(_holder);
        _stream.Dispose();
    }

    private static FileStream Open(string file, string holder)
    {
        try
        {
            return new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException problem) when (problem.HResult is LinuxBusy or MacBusy or WindowsBusy)
        {
            var id = HolderIn(holder);
            var who = id is null ? "Another process" : id == Environment.ProcessId ? $"This process ({id})" : $"Process {id}";
            throw new StoreFileException(
                StoreFileFault.Locked,
                $"{who} has {file} open, and only one may. Ask the running host for what you need, or stop it and try again.", problem)
            { Holder = id };
        }
    }

    private static int? HolderIn(string holder)
    {
        try
        {
            return int.TryParse(File.ReadAllText(holder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
