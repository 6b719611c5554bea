using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>Somebody makes a ticket.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Fields">Its values; people by their names.</param>
internal sealed record CreateTicket(string Side, string Edit, IReadOnlyDictionary<string, Value> Fields) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var vendor = world.Vendors[Side];
        var fields = Fields.Select(field => (field.Key, Value: vendor.Own(field.Key, field.Value))).Where(field => !field.Value.IsFault && vendor.Facts[field.Key] is { IsRead: true })
            .Where(field => field.Key != "status" || vendor.Facts.Transitions is null).ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        if (!fields.ContainsKey(vendor.Desk.TagField))
            return Task.CompletedTask;
        var ticket = vendor.Desk.Create(fields, Author.Person, Edit);
        foreach (var field in vendor.Facts.Fields)
            world.Journal.Note(new PersonEdit(Edit, Side, ticket.Tag, field.Name, vendor.Neutral(field.Name, ticket.States[0][field.Name]), Value.Undefined) { IsFirst = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} a ticket is made: {string.Join(", ", Fields.Select(field => $"{field.Key} = {field.Value}"))}";
}

/// <summary>Somebody changes a field.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Of which ticket.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">The value; people by their names.</param>
internal sealed record EditField(string Side, string Edit, string Tag, string Field, Value Value) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var vendor = world.Vendors[Side];
        if (vendor.Desk.Tagged(Tag) is { } ticket && vendor.Facts[Field] is { IsRead: true } && !vendor.IsFrozen(ticket))
            vendor.Edit(world.Journal, ticket, Edit, Field, vendor.Own(Field, Value));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag}.{Field} = {Value}";
}

/// <summary>Somebody adds a member to a set, or takes one out.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Of which ticket.</param>
/// <param name="Field">The set.</param>
/// <param name="Member">The member.</param>
/// <param name="IsAdded">Whether it is added.</param>
internal sealed record EditSet(string Side, string Edit, string Tag, string Field, string Member, bool IsAdded) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var vendor = world.Vendors[Side];
        if (vendor.Desk.Tagged(Tag) is not { } ticket || vendor.Facts[Field] is not { IsSet: true } || vendor.IsFrozen(ticket))
            return Task.CompletedTask;
        var present = Texts(ticket.Now[Field]);
        var wanted = IsAdded ? present.Append(Member) : present.Where(one => one != Member);
        vendor.Edit(world.Journal, ticket, Edit, Field, Value.Of([.. wanted.Distinct().Order(StringComparer.Ordinal).Select(text => Value.Of(text))]));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag}.{Field} {(IsAdded ? "gains" : "loses")} {Member}";

    /// <summary>The members of a set.</summary>
    public static IReadOnlyList<string> Texts(Value set) => set.Kind == ValueKind.List ? [.. set.List.Select(member => member.Text)] : [];
}

/// <summary>Somebody moves a ticket to another status that its workflow allows.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Which ticket.</param>
/// <param name="Choice">Which of those that are allowed.</param>
internal sealed record MoveStatus(string Side, string Edit, string Tag, int Choice) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var vendor = world.Vendors[Side];
        if (vendor.Desk.Tagged(Tag) is not { } ticket || vendor.IsFrozen(ticket) || vendor.NextStatuses(ticket) is not { Count: > 0 } next)
            return Task.CompletedTask;
        var (status, requires) = next[Choice % next.Count];
        foreach (var field in requires.Where(field => ticket.Now[field].IsNothing && vendor.Facts[field] is not null))
            vendor.Edit(world.Journal, ticket, Edit, field, vendor.Own(field, Value.Of("fixed")));
        vendor.Edit(world.Journal, ticket, Edit, "status", status);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag} is moved to a next status, number {Choice}";
}

/// <summary>Somebody deletes a ticket.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Which ticket.</param>
internal sealed record DeleteTicket(string Side, string Edit, string Tag) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        if (world.Vendors[Side].Desk.Tagged(Tag) is not { } ticket)
            return Task.CompletedTask;
        world.Vendors[Side].Desk.Delete(ticket, Author.Person, Edit);
        world.Journal.Deleted.Add(Tag);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag} is deleted";
}

/// <summary>A field takes a word that nobody told the connector of.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">Of which ticket.</param>
/// <param name="Field">The field.</param>
internal sealed record UnknownWord(string Side, string Edit, string Tag, string Field) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        var vendor = world.Vendors[Side];
        if (vendor.Desk.Tagged(Tag) is not { } ticket || vendor.Facts[Field] is null || vendor.IsFrozen(ticket))
            return Task.CompletedTask;
        world.Journal.Note(new PersonEdit(Edit, Side, Tag, Field, Value.Fault("a word that nobody knows"), vendor.Neutral(Field, ticket.Now[Field])));
        vendor.Desk.Change(ticket, new Dictionary<string, Value> { [Field] = Value.Of(Drift.Mark + Edit) }, Author.Person, Edit);
        world.Journal.Drifted.Add((Tag, Field));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Tag}.{Field} takes a word that nobody knows";
}
