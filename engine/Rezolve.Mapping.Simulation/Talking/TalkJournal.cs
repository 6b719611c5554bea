using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>What people said.</summary>
internal sealed class TalkJournal
{
    private readonly List<SaidComment> _said = [];

    /// <summary>What was said, in order.</summary>
    public IReadOnlyList<SaidComment> Said => _said;

    /// <summary>What was wider than its origin when the engine wrote it.</summary>
    public List<string> Wider { get; } = [];

    /// <summary>Hears of a write of the engine's that takes effect: what is said to everybody must have been for everybody when it was last read.</summary>
    public void Writes(string side, PartOrder order, VendorComment? copy)
    {
        if (order.Kind == WriteKind.Delete || !order.Change.TryGetValue("body", out var body) || TalkWords.TokenOf(body["text"].Text) is not { } token)
            return;
        var kind = order.Change.TryGetValue("kind", out var told) ? told.Text : copy!.Now.Kind;
        var origins = _said.Where(said => said.Token == token && said.Side != side).ToList();
        if (kind == "public" && origins.Count > 0 && origins.TrueForAll(said => said.Comment.ToldKind != "public"))
            Wider.Add($"{token} was said to everybody at {side}, and was {origins[0].Comment.ToldKind} when it was last read at {origins[0].Side}");
    }

    /// <summary>Notes a comment.</summary>
    public void Note(VendorComment comment, string side, string tag, string token) => _said.Add(new SaidComment(comment, side, tag, token));
}

/// <summary>A comment that a person made.</summary>
/// <param name="Comment">It.</param>
/// <param name="Side">Where.</param>
/// <param name="Tag">On which ticket.</param>
/// <param name="Token">The word by which it and its copies are known.</param>
internal sealed record SaidComment(VendorComment Comment, string Side, string Tag, string Token);
