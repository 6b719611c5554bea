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

/// <summary>Somebody makes something else of a comment, or of a copy.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Token">Which comment.</param>
/// <param name="What">What becomes of it: <c>text</c>, <c>public</c>, <c>internal</c>, <c>deleted</c>.</param>
internal sealed record ChangeComment(string Side, string Edit, string Token, string What) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        if (world.Vendors[Side].Talk is not { } talk || talk.Comments.FirstOrDefault(one => !one.Now.IsDeleted && TalkWords.TokenOf(one.Now.Text) == Token) is not { } comment
            || (What is "public" or "internal" && !talk.Knobs.Kinds.Contains(What)))
            return Task.CompletedTask;
        talk.Change(comment, state => What switch
        {
            "text" => state with { Text = $"{state.Text.Split(Token)[0]}{Token} as {Edit} has it" },
            "deleted" => state with { IsDeleted = true },
            _ => state with { Kind = What },
        }, Author.Person, Edit);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {Token} becomes {What}";
}
