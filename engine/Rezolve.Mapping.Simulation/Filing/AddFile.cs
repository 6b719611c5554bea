using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Talking;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>Somebody adds a file to a ticket, or to a comment that is there.</summary>
/// <param name="Side">Where.</param>
/// <param name="Edit">Its name.</param>
/// <param name="Tag">On which ticket.</param>
/// <param name="Token">The word by which the comment is known; null for the ticket's own.</param>
/// <param name="File">The file.</param>
internal sealed record AddFile(string Side, string Edit, string Tag, string? Token, DrawnFile File) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        if (world.Vendors[Side] is not { Talk: { Files: { } files } talk } vendor || vendor.Desk.Tagged(Tag) is not { } ticket || vendor.IsFrozen(ticket))
            return Task.CompletedTask;
        var comment = Token is null ? null : talk.On(Tag).FirstOrDefault(one => TalkWords.TokenOf(one.Now.Text) == Token);
        if (comment is not null || Token is null)
            world.Files.Note(files.Add(ticket, comment, File, Edit), Side, File);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Edit}: at {Side} {File.Name} with {File.Size} bytes of {File.Token} is added to {Token ?? "the ticket"} on {Tag}";
}

/// <summary>The disk with the bytes of files is exchanged.</summary>
internal sealed record LoseBytes : Act
{
    /// <inheritdoc/>
    public override async Task DoAsync(World world)
    {
        var kept = new List<string>();
        await foreach (var content in world.Contents.ListAsync(CancellationToken.None).ConfigureAwait(false))
            kept.Add(content.Hash);
        foreach (var hash in kept)
            await world.Contents.DeleteAsync(hash, CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string Tell() => "the bytes of all files are lost";
}
