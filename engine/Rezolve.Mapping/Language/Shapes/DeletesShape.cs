using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>How it shows that a record is deleted.</summary>
internal static class DeletesShape
{
    private static readonly Written Operation = new Written.NameOf(NameSpace.Operation);

    /// <summary>What may be said of it.</summary>
    public static Shape Shape { get; } = new("deletes", "Deletes", "How it shows that a record is deleted: any of these.")
    {
        Load = () =>
        [
            new("flag", new Written.Value(Slots.Record, ValueKinds.Boolean), "Whether a record that was read is deleted.")
                { Examples = ["\"{{ record.status === 'deleted' }}\""] },
            new("missing", new Written.Shaped(Missing), "Which answers to `get` say that the record is not there; 404 and 410 where it is left out."),
            new("feed", new Written.Shaped(Feed), "A feed of what was deleted."),
            new("sweep", Operation, "The operation whose rows give the keys of all records there are; the entity's `list` where it is left out. What is in no row may be gone.")
                { Examples = ["\"ticketKeys\""] },
        ],
        Example = """{ "flag": "{{ record.status === 'deleted' }}", "sweep": "ticketKeys" }""",
    };

    private static Shape Missing => new("missing", "Missing", "Which answers to `get` say that the record is not there.")
    {
        Load = () =>
        [
            new("status", ErrorRuleShape.Statuses, "The statuses that say so; no other does.") { Required = true, Examples = ["[404, 410]", "403"] },
            new("confirm", Operation, "An operation that must succeed before that is believed: where a system hides what is gone as it hides everything from the wrong user.")
                { Examples = ["\"me\""] },
        ],
        Example = """{ "status": [403, 404], "confirm": "me" }""",
    };

    private static Shape Feed => new("deleted", "Feed of deletes", "A feed of what was deleted.")
    {
        Load = () =>
        [
            new("operation", Operation, "The operation that lists what was deleted.") { Required = true },
            new("hint", new Written.Value(Slots.Record), "The key of the deleted record, on a row; the entity's `key` where it is left out.") { Examples = ["\"$.id\""] },
            new("cursor", new Written.Tagged(CursorKinds.All), "How the mark is kept.") { Required = true },
        ],
        Example = """{ "operation": "deletedTickets", "hint": "$.id", "cursor": { "type": "instant", "field": "$.deleted_at" } }""",
    };
}
