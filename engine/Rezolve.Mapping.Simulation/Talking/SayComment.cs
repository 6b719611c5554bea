using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Filing;
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
    /// <summary>The files that come with it.</summary>
    public IReadOnlyList<DrawnFile> Files { get; init; } = [];

    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        if (world.Vendors[Side] is { Talk: { } talk } vendor && vendor.Desk.Tagged(Tag) is { } ticket && !vendor.IsFrozen(ticket))
            Say(world, talk, ticket);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() =>
        $"{Edit}: at {Side} somebody says {Token} on {Tag}, which is {Kind}"
        + string.Concat(Files.Select(file => $", with {file.Name} and {file.Size} bytes of {file.Token}"));

    private void Say(World world, VendorTalk talk, VendorTicket ticket)
    {
        var comment = talk.Say(ticket, $"{Token} as it was said", talk.Knobs.Kinds.Contains(Kind) ? Kind : talk.Knobs.Kinds[0], Author.Person, Edit);
        world.Talk.Note(comment, Side, Tag, Token);
        foreach (var file in talk.Files is null ? [] : Files)
            world.Files.Note(talk.Files!.Add(ticket, comment, file, Edit), Side, file);
    }
}
