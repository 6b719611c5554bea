using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

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
