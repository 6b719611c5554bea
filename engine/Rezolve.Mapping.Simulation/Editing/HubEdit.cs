using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>Somebody changes a field in the hub.</summary>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Of which ticket.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">The value; people by their names.</param>
internal sealed record HubEdit(string Edit, string Tag, string Field, Value Value) : Act
{
    /// <inheritdoc/>
    public override async Task DoAsync(World world)
    {
        var view = await world.ViewAsync().ConfigureAwait(false);
        if (view.TicketOf(Tag) is not { DeletedAt: null } ticket || view.Own(Field, Value) is not { Kind: not ValueKind.Undefined } own || ValueEquality.AreEqual(ticket[Field], own))
            return;
        var shown = view.Neutral(Field, ticket[Field]);
        var isSet = false;
        await world.GuardAsync(async spine => isSet = await spine.SetInHub(ticket.Id, new Dictionary<string, Value> { [Field] = own }).ConfigureAwait(false)).ConfigureAwait(false);
        var after = await world.ViewAsync().ConfigureAwait(false);
        if (isSet || ValueEquality.AreEqual(after.TicketOf(Tag)?[Field] ?? Value.Null, own))
            world.Journal.Note(new PersonEdit(Edit, World.Hub, Tag, Field, view.Neutral(Field, own), shown));
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: in the hub {Tag}.{Field} = {Value}";
}
