using LiteDB;

namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>A file that is locked, open and of this version's layout.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly FileLock _lock;

    private StoreFile(FileLock held, LiteDatabase database) => (_lock, Database) = (held, database);

    public LiteDatabase Database { get; }

    /// <summary>Opens a file; where there is none, makes one.</summary>
    /// <exception cref="StoreFileException">It cannot be used.</exception>
    public static StoreFile Open(string file)
    {
        // The lock comes first: merely opening a file that another process writes destroys it.
        var held = FileLock.Take(file);
        LiteDatabase? database = null;
        try
        {
            database = new LiteDatabase(new ConnectionString { Filename = file, Connection = ConnectionType.Direct, Collation = Collation.Binary });
            Layout.Bring(database, file);
            return new StoreFile(held, database);
        }
        catch (Exception problem)
        {
            database?.Dispose();
            held.Dispose();
            if (problem is LiteException)
                throw new StoreFileException(StoreFileFault.Unreadable, $"{file} cannot be read as a store: {problem.Message} If it was one, restore a backup into a new file.", problem);
            throw;
        }
    }

    public void Dispose()
    {
        Database.Dispose();
        _lock.Dispose();
    }
}
