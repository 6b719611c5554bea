using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>Programs for tests of Reading.</summary>
internal static class Fixed
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static SourcePlace Place => new("desk.connector.json", 7, 3, "/operations/tickets");

    public static OperationProgram Operation(string name, string? pages = null, string? records = "$.rows[*]", string? result = null) => new()
    {
        Name = name,
        Place = Place,
        Method = "GET",
        Url = new UrlProgram([new UrlPart($"/{name}", null)]),
        Pages = pages is null ? null : Fragment.Compile<PagerProgram>(PageKinds.All, pages),
        Records = records is null ? null : TestSlot.Of(records),
        Result = result is null ? null : TestSlot.Of(result),
    };

    /// <summary>An operation whose address holds the key, so that "not found" is news of the record.</summary>
    public static OperationProgram Get(string? result = null) => Operation("get", records: null, result: result) with
    {
        Url = new UrlProgram([new UrlPart("/get/", null), new UrlPart(null, new KeySlot())]),
    };

    public static CursorProgram Cursor(string manifest) => Fragment.Compile<CursorProgram>(CursorKinds.All, manifest);

    public static EntityProgram Entity() => new()
    {
        Name = "ticket",
        Kind = EntityKind.Ticket,
        Place = Place,
        Layout = DocumentLayout.Empty,
        Key = TestSlot.Of("$.id"),
        Fields = [],
    };

    public static EntityProgram WithChanges(OperationProgram operation, string cursor, string? where = null, string? hint = null, OperationProgram? get = null) => Entity() with
    {
        Get = get,
        Changes = new ChangesProgram
        {
            Operation = operation,
            Cursor = Cursor(cursor),
            Where = where is null ? null : TestSlot.Of(where),
            Hint = hint is null ? null : TestSlot.Of(hint),
        },
    };

    private sealed class KeySlot() : ValueSlot(Fixed.Place)
    {
        public override ValueKinds Type => ValueKinds.Text;

        public override IReadOnlySet<Root> Roots { get; } = new HashSet<Root> { Root.Key };

        public override Value Evaluate(Scope scope) => scope[Root.Key];
    }
}
