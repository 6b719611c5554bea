using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading.Steps;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>Writes whose child a record is: <c>"parent": { "entity": "ticket", "key": "17" }</c>.</summary>
internal static class ParentStep
{
    private static readonly byte[] Fragment = FieldStep.FragmentOf("parent");

    /// <summary>Writes the parent, where it is known. A ticket's parent is a field of its own.</summary>
    public static void Write(EntityProgram program, Scope scope, Utf8Output output)
    {
        var parent = scope[Root.Parent];
        if (program.Kind == EntityKind.Ticket || parent["key"].Kind != ValueKind.Text)
            return;
        output.Add(Fragment);
        output.Add(ValueJson.ToBytes(Value.Of(new ValueObject(2) { ["entity"] = parent["entity"], ["key"] = parent["key"] })));
    }
}
