using Rezolve.Mapping.Hub.Conversations;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>How the files of a connection stand: those that were added there, and copies of others.</summary>
internal sealed class FileCount
{
    /// <summary>Files of it whose bytes are to be got.</summary>
    public long Pending { get; private set; }

    /// <summary>Files of it whose bytes are here.</summary>
    public long Stored { get; private set; }

    /// <summary>How many bytes those have.</summary>
    public long Bytes { get; private set; }

    /// <summary>Files of it that are not copied: too large, of a type that is not allowed, or not to be had.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Copies of others' files that are there.</summary>
    public long Copies { get; private set; }

    /// <summary>Copies that wait for a person.</summary>
    public long Held { get; private set; }

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => Pending + Stored + LeftOut + Copies + Held == 0;

    /// <summary>Counts a file that was added there.</summary>
    public void Add(HubFile file)
    {
        Pending += file.State == FileState.Pending ? 1 : 0;
        Stored += file.State == FileState.Stored ? 1 : 0;
        Bytes += file.State == FileState.Stored ? file.Size ?? 0 : 0;
        LeftOut += file.State is FileState.Pending or FileState.Stored || file.DeletedAt is not null ? 0 : 1;
    }

    /// <summary>Counts a copy.</summary>
    public void Add(FileCopy copy)
    {
        Copies += copy.State == CopyState.There ? 1 : 0;
        Held += copy.State == CopyState.Held ? 1 : 0;
    }
}
