using Rezolve.Mapping.Simulation.Running;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>Somebody brings back a ticket that was deleted.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Which ticket.</param>
internal sealed record RestoreTicket(string Side, string Edit, string Tag) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var desk = world.Vendors[Side].Desk;
        if (desk.Tagged(Tag) is null && desk.Tickets.FirstOrDefault(ticket => ticket.Tag == Tag && ticket.Now is { IsDeleted: true, By: Vendors.Author.Person }) is { } ticket)
            desk.Restore(ticket, Edit);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag} is brought back";
}

/// <summary>Somebody makes a ticket part of another.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Which ticket.</param>
/// <param name="Into">Of which.</param>
internal sealed record MergeTickets(string Side, string Edit, string Tag, string Into) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var desk = world.Vendors[Side].Desk;
        if (desk.Tagged(Tag) is not { } ticket || desk.Tagged(Into) is not { } into || ticket == into)
            return Task.CompletedTask;
        desk.Merge(ticket, into, Edit);
        world.Journal.Deleted.UnionWith([Tag, Into]);
        world.Journal.Merged.UnionWith([Tag, Into]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag} is merged into {Into}";
}

/// <summary>Somebody moves a ticket, and it gets another number.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Which ticket.</param>
internal sealed record RenumberTicket(string Side, string Edit, string Tag) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        if (world.Vendors[Side].Desk.Tagged(Tag) is { } ticket)
            world.Vendors[Side].Desk.Renumber(ticket, $"{ticket.Key}/{Edit}", Edit);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag} gets another number";
}

/// <summary>Somebody deletes a ticket in the hub.</summary>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Which ticket.</param>
internal sealed record DeleteInHub(string Edit, string Tag) : Act
{
    /// <inheritdoc/>
    public override async Task DoAsync(World world)
    {
        var view = await world.ViewAsync().ConfigureAwait(false);
        if (view.TicketOf(Tag) is not { DeletedAt: null } ticket)
            return;
        world.Journal.Deleted.Add(Tag);
        world.Journal.DeletedInHub.Add(ticket.Id);
        await world.GuardAsync(spine => spine.DeleteInHub(ticket.Id)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: in the hub {Tag} is deleted";
}
