using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Sync.Systems.Manifests.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>How far the changes were read, and the other feeds there are beside them; kept as one mark.</summary>
/// <param name="Changes">The mark of the changes; null before the first.</param>
/// <param name="Deleted">The mark of what was deleted; null before the first, and where there is no such feed.</param>
internal sealed record FeedMarks(CursorMark? Changes, CursorMark? Deleted)
{
    private const string DeletedMember = "deleted";
    private const string PartsMember = "parts";

    /// <summary>Nothing was read, or no mark is kept.</summary>
    public static FeedMarks None { get; } = new(null, null);

    /// <summary>How far the feeds of comments and files were read, by the name of the feed.</summary>
    public IReadOnlyDictionary<string, PartMark> Parts { get; init; } = new Dictionary<string, PartMark>();

    /// <summary>The marks of that JSON.</summary>
    public static FeedMarks Of(in Value stored) => new(CursorMark.Of(stored), CursorMark.Of(stored[DeletedMember]))
    {
        Parts = stored[PartsMember].Kind == ValueKind.Object
            ? stored[PartsMember].Object.ToDictionary(part => part.Key, part => PartMark.Of(part.Value), StringComparer.Ordinal)
            : new Dictionary<string, PartMark>(),
    };

    /// <summary>The same with another mark of a part's feed.</summary>
    public FeedMarks With(string part, PartMark mark) => this with { Parts = new Dictionary<string, PartMark>(Parts, StringComparer.Ordinal) { [part] = mark } };

    /// <summary>
    /// The mark of the changes, with the others in it: <c>{ "type": "instant", "at": "…", "deleted": { … }, "parts": { "comment/ticket": { … } } }</c>; undefined
    /// where none is there.
    /// </summary>
    public Value ToValue()
    {
        if (Deleted is null && Parts.Count == 0)
            return Changes?.ToValue() ?? Value.Undefined;
        var members = new ValueObject();
        if (Changes is not null)
        {
            foreach (var (name, value) in Changes.ToValue().Object)
                members[name] = value;
        }
        if (Deleted is not null)
            members[DeletedMember] = Deleted.ToValue();
        if (Parts.Count > 0)
            members[PartsMember] = Value.Of(PartsValue());
        return Value.Of(members);
    }

    private ValueObject PartsValue()
    {
        var parts = new ValueObject(Parts.Count);
        foreach (var (name, mark) in Parts.OrderBy(part => part.Key, StringComparer.Ordinal))
            parts[name] = mark.ToValue();
        return parts;
    }
}
