using LiteDB;
using LiteDB.Engine;

namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>A file that is locked, open and of this version's layout.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly FileLock _lock;
    private bool _isClosed;

    private StoreFile(FileLock held, LogStream log, LiteDatabase database) => (_lock, Log, Database) = (held, log, database);

    public LogStream Log { get; }

    public LiteDatabase Database { get; }

    /// <summary>Opens a file; where there is none, makes one.</summary>
    /// <exception cref="StoreFileException">It cannot be used.</exception>
    public static StoreFile Open(string file)
    {
        // The lock comes first: merely opening a file that another process writes destroys it.
        var held = FileLock.Take(file);
        try
        {
            return Open(file, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Opens what stands now where this one did, which is closed; nobody else gets at it in between.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="StoreFileException">It cannot be used.</exception>
    public StoreFile Reopen(string file) => Open(file, _lock);

    private static StoreFile Open(string file, FileLock held)
    {
        LogStream? log = null;
        LiteDatabase? database = null;
        try
        {
            PrivateFile.Make(file);
            PrivateFile.Make(LogOf(file));
            log = new LogStream(LogOf(file));
            database = Read(file, log);
            Layout.Bring(database, file);
            return new StoreFile(held, log, database);
        }
        catch
        {
            database?.Dispose();
            log?.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file, and still lets nobody else open it.</summary>
    public void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        Database.Dispose();
        Log.Dispose();
    }

    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    /// <summary>Where the log of a file is. Source: LiteDB 5.0.20 keeps that of NAME.EXT in NAME-log.EXT.</summary>
    public static string LogOf(string file) => Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}-log{Path.GetExtension(file)}");

    // A file that is damaged makes LiteDB fail in as many ways as there are fields in its header.
    private static LiteDatabase Read(string file, LogStream log)
    {
        try
        {
            return new LiteDatabase(new LiteEngine(new EngineSettings { Filename = file, LogStream = log, Collation = Collation.Binary }));
        }
        catch (Exception problem) when (problem is not (IOException or UnauthorizedAccessException))
        {
            throw new StoreFileException(StoreFileFault.Unreadable, $"{file} cannot be read as a store: {problem.Message} If it was one, restore a backup into a new file.", problem);
        }
    }
}
