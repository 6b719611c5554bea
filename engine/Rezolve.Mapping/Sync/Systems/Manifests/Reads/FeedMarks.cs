using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>How far the changes were read, and the feed of what was deleted where there is one; kept as one mark.</summary>
/// <param name="Changes">The mark of the changes; null before the first.</param>
/// <param name="Deleted">The mark of what was deleted; null before the first, and where there is no such feed.</param>
internal sealed record FeedMarks(CursorMark? Changes, CursorMark? Deleted)
{
    private const string DeletedMember = "deleted";

    /// <summary>Nothing was read, or no mark is kept.</summary>
    public static FeedMarks None { get; } = new(null, null);

    /// <summary>The marks of that JSON.</summary>
    public static FeedMarks Of(in Value stored) => new(CursorMark.Of(stored), CursorMark.Of(stored[DeletedMember]));

    /// <summary>The mark of the changes, with the other in it: <c>{ "type": "instant", "at": "…", "deleted": { … } }</c>; undefined where neither is there.</summary>
    public Value ToValue()
    {
        if (Deleted is null)
            return Changes?.ToValue() ?? Value.Undefined;
        var members = new ValueObject();
        if (Changes is not null)
        {
            foreach (var (name, value) in Changes.ToValue().Object)
                members[name] = value;
        }
        members[DeletedMember] = Deleted.ToValue();
        return Value.Of(members);
    }
}
