namespace Rezolve.Mapping.LiteDb;

/// <summary>A file that cannot be used as a store. The message says what to do.</summary>
/// <param name="fault">What is the matter.</param>
/// <param name="message">What is the matter with which file, and what to do.</param>
/// <param name="inner">What was met below; null for nothing.</param>
public sealed class StoreFileException(StoreFileFault fault, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is the matter.</summary>
    public StoreFileFault Fault { get; } = fault;

    /// <summary>The process that has the file open; null where none has, or where it did not say.</summary>
    public int? Holder { get; init; }
}

/// <summary>What is the matter with a file.</summary>
public enum StoreFileFault
{
    /// <summary>A store has it open, in this process or in another. Two at once would destroy it.</summary>
    Locked,

    /// <summary>A newer version of this library wrote it.</summary>
    Newer,

    /// <summary>It is no store, or it is damaged.</summary>
    Unreadable,

    /// <summary>It is there, and must not be.</summary>
    Exists,

    /// <summary>Writing to it failed, so what is on disk is no longer known; it has to be opened anew.</summary>
    Broken,
}
