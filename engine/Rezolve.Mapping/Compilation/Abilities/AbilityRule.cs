using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Abilities;

/// <summary>What gives an entity an ability.</summary>
/// <param name="Verb">The second half of the ability's name.</param>
/// <param name="Because">What it follows from, in a few words.</param>
/// <param name="Holds">Whether an entity has it.</param>
internal sealed record AbilityRule(string Verb, string Because, Func<EntityProgram, bool> Holds)
{
    /// <summary>All of them, in the order in which they are told.</summary>
    public static IReadOnlyList<AbilityRule> All { get; } =
    [
        new("read", "records are read by key or come whole", IsRead),
        new("delta", "it has changes", entity => entity.Changes is not null),
        new("match", "it has match", entity => entity.Match.Count > 0),
        new("create", "it has create", entity => entity.Create is not null),
        new("create", "it goes with a comment", entity => entity is { Create: null, SentWithComment: true }),
        new("createOnce", "a create whose answer was lost is made good", entity => entity is { Create: not null, Recover.Finds: true }),
        new("update", "it has update", entity => entity.Update is not null && entity.Kind != EntityKind.Comment),
        new("edit", "it has update", entity => entity.Update is not null && entity.Kind == EntityKind.Comment),
        new("compareAndSet", "its update sends the version", entity => entity.Update?.Reads(Root.Version) == true),
        new("transitions", "it says which steps a status may take", entity => entity.Transitions is not null),
        new("delete", "it has delete", entity => entity.Delete is not null),
        new("sweep", "an operation or its list gives all keys", entity => entity.Deletes?.Sweep is not null || entity.List is { OfParent: false }),
        new("seesDeletes", "it has deletes", entity => entity.Deletes is not null),
        new("batch", "an operation reads or writes several at once", TakesSeveral),
        new("internal", "its kind is written", entity => entity.Kind == EntityKind.Comment && entity["kind"]?.Writes.Count > 0),
    ];

    // A ticket is read back after each write, which only get can do; a child also comes with its parent; of a file the bytes matter.
    private static bool IsRead(EntityProgram entity) => entity.Kind == EntityKind.Attachment ? entity.Download is not null
        : entity.Get is not null || (entity.Kind != EntityKind.Ticket && (entity.Embedded is not null || entity.List is { Hint: null } || entity.Changes is { Hint: null }));

    private static bool TakesSeveral(EntityProgram entity) =>
        entity.Many is not { Get: null, Create: null, Update: null, Delete: null };
}
