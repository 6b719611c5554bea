using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>What has been read of a conversation so far.</summary>
internal sealed class ConversationDraft
{
    private readonly HashSet<(string Entity, string Key)> _seen = [];
    private readonly List<SystemComment> _comments = [];
    private readonly List<SystemFile> _files = [];

    /// <summary>What could not be read.</summary>
    public List<UnreadTicket> Unread { get; } = [];

    /// <summary>The files that the vendor says are deleted.</summary>
    public List<(string Entity, string Key)> DeletedFiles { get; } = [];

    /// <summary>The comments' records, at which files are found.</summary>
    public List<ParentRecord> Records { get; } = [];

    /// <summary>The vendor says that the ticket is not there.</summary>
    public bool IsMissing { get; set; }

    /// <summary>Why the reading ended early.</summary>
    public Failure? Failure { get; set; }

    /// <summary>Whether there is nothing more to read.</summary>
    public bool IsOver => IsMissing || Failure is not null;

    /// <summary>Takes the comments of one entity. A page that shifted gives some twice.</summary>
    public void Add(IReadOnlyList<MappedPart> comments)
    {
        foreach (var one in comments.Where(one => _seen.Add((one.Entity.Name, one.Record.Key))))
        {
            _comments.Add(one.ToComment());
            var readBy = one.Entity.Embedded?.In ?? (one.Entity.List is { Hint: null } list ? list.Operation : one.Entity.Get);
            Records.Add(new ParentRecord(one.Entity, one.Record.Key, one.Record.Bytes, readBy?.Name));
        }
    }

    /// <summary>Takes files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="comment">The key of the comment they were found at; null where they were found at the ticket.</param>
    public void Add(IReadOnlyList<MappedPart> files, string? comment) =>
        _files.AddRange(files.Where(one => _seen.Add((one.Entity.Name, one.Record.Key))).Select(one => one.ToFile(comment)));

    /// <summary>All of it.</summary>
    public ConversationReport ToReport() => new() { Comments = InOrder(), Files = _files, DeletedFiles = DeletedFiles, Unread = Unread, IsMissing = IsMissing, Failure = Failure };

    // Comments of several entities, or told the newest first, are put in the order in which they were said, as far as all tell when that was.
    private List<SystemComment> InOrder()
    {
        if (_comments.Exists(one => one.CreatedAt is null))
            return _comments;
        if (_comments.Count > 1 && _comments[0].CreatedAt > _comments[^1].CreatedAt && _comments.TrueForAll(one => one.Entity == _comments[0].Entity))
            _comments.Reverse();
        return [.. _comments.OrderBy(one => one.CreatedAt)];
    }
}
