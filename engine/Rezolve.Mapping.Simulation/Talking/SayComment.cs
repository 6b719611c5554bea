using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>Somebody says something on a ticket.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">On which ticket.</param>
/// <param name="Token">The word by which the comment and its copies are known.</param>
/// <param name="Kind">Who may read it.</param>
internal sealed record SayComment(string Side, string Edit, string Tag, string Token, string Kind) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        if (world.Vendors[Side] is { Talk: { } talk } vendor && vendor.Desk.Tagged(Tag) is { } ticket && !vendor.IsFrozen(ticket))
            world.Talk.Note(talk.Say(ticket, $"{Token} as it was said", talk.Knobs.Kinds.Contains(Kind) ? Kind : talk.Knobs.Kinds[0], Author.Person, Edit), Side, Tag, Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} somebody says {Token} on {Tag}, which is {Kind}";
}
