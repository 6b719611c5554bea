namespace Rezolve.Mapping.Sync.Systems.Conversations;

/// <summary>The comments of one system: what is known of them, and the way to them.</summary>
/// <param name="Facts">What is known of them.</param>
/// <param name="Parts">The comments and files.</param>
internal sealed record ConnectedConversation(ConversationFacts Facts, IConversationSystem Parts);

/// <summary>What a system can do with comments and files. Derived from its connector.</summary>
internal sealed record ConversationFacts
{
    /// <summary>Whether what was said can be read.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether a ticket's stamp moves with each comment and file. Where it does not, a feed of their own tells of them, and each sweep hears all again.</summary>
    public bool MovesTicket { get; init; } = true;

    /// <summary>How comments are written, by the connector's entity; the first that can say a kind is taken. Empty where none are.</summary>
    public IReadOnlyList<CommentFacts> Comments { get; init; } = [];

    /// <summary>How files are read and sent; null where there are none.</summary>
    public FileFacts? Files { get; init; }
}

/// <summary>What a system can do with the comments of one entity.</summary>
/// <param name="Entity">The connector's entity.</param>
internal sealed record CommentFacts(string Entity)
{
    /// <summary>The kinds that a create can say. A comment is never written where its kind, or a narrower one, is not among them.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Makes comments.</summary>
    public bool Create { get; init; }

    /// <summary>A create carries the files that go with the comment, where the files say so.</summary>
    public bool CarriesFiles { get; init; }

    /// <summary>Changes what was said.</summary>
    public bool Edit { get; init; }

    /// <summary>Changes who may read it.</summary>
    public bool Narrow { get; init; }

    /// <summary>Deletes comments.</summary>
    public bool Delete { get; init; }

    /// <summary>Writes in the name of another: its author is written.</summary>
    public bool AsAuthor { get; init; }

    /// <summary>How a create is made good whose outcome is not known.</summary>
    public RecoverFacts Recover { get; init; } = RecoverFacts.None;

    /// <summary>The longest that a request may still arrive after it was sent.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>What a system can do with files.</summary>
/// <param name="Entity">The connector's entity.</param>
internal sealed record FileFacts(string Entity)
{
    /// <summary>Gives the bytes of files.</summary>
    public bool Download { get; init; }

    /// <summary>Takes files by themselves.</summary>
    public bool Create { get; init; }

    /// <summary>Files that it takes by themselves belong to comments, and are seen by whoever reads those; else to tickets.</summary>
    public bool OfComments { get; init; }

    /// <summary>Takes files with a comment's create.</summary>
    public bool WithComment { get; init; }

    /// <summary>Deletes files.</summary>
    public bool Delete { get; init; }

    /// <summary>The longest file it gives or takes, in bytes; null where that is not said.</summary>
    public long? MostBytes { get; init; }

    /// <summary>The media types it takes, such as <c>image/*</c>; empty for all.</summary>
    public IReadOnlyList<string> MediaTypes { get; init; } = [];

    /// <summary>How a create is made good whose outcome is not known.</summary>
    public RecoverFacts Recover { get; init; } = RecoverFacts.None;

    /// <summary>The longest that a request may still arrive after it was sent.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
