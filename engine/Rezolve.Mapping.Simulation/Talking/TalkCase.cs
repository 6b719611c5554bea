using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>What was said with one token on one ticket, and what there is of it at one vendor.</summary>
internal sealed class TalkCase
{
    private readonly Evidence _evidence;
    private readonly Telling _telling;
    private readonly SimulatedVendor _vendor;
    private readonly string _tag;
    private readonly string _token;
    private readonly List<SaidComment> _said;
    private readonly List<VendorComment> _copies;
    private readonly List<CommentCopy> _known;

    /// <summary>Gathers what there is.</summary>
    public TalkCase(Evidence evidence, Telling telling, SimulatedVendor vendor, string tag, string token, IReadOnlyList<SaidComment> said)
    {
        (_evidence, _telling, _vendor, _tag, _token) = (evidence, telling, vendor, tag, token);
        var ticket = vendor.Desk.Tagged(tag);
        _said = [.. said.Where(one => one.Side != Name)];
        _copies = [.. vendor.Talk!.Comments.Where(one => one.Maker == Author.Engine && one.Ticket == ticket && TalkWords.TokenOf(one.States[0].Text) == token && !IsNote(one))];
        _known = [.. evidence.View.Comments.Where(row => row.Origin is not null && TalkWords.TokenOf(row.Body["text"].Text) == token)
            .Select(row => row.Copies.GetValueOrDefault(Name)).OfType<CommentCopy>()];
    }

    private string Name => _vendor.Knobs.Name;

    // What the engine adds about a copy says the token too, and is none.
    internal static bool IsNote(VendorComment comment) => comment.States[0].Text.StartsWith(TalkWords.Correction, StringComparison.Ordinal);

    /// <summary>Judges.</summary>
    public void Judge(Verdict verdict)
    {
        if (_vendor.Desk.Tagged(_tag) is not { } ticket || _evidence.View.Links.Find(link => link.Connection == Name && link.Key == ticket.Key) is not { State: LinkState.Active } link)
            return;
        Count(verdict, ticket, link);
        if (_said is not [var only] || _copies is not [var copy])
            return;
        Width(verdict, only, copy);
        if (_telling.TakesPart(only.Side, only.Comment.Ticket))
            Text(verdict, only, copy);
    }

    private bool IsHeld => _known.Exists(copy => copy.State == CopyState.Held || copy.Hold is not null);

    private bool IsGivenUp(TicketLink link) => _evidence.View.Letters.Exists(letter => letter.Ticket == link.Ticket);

    private void Count(Verdict verdict, VendorTicket ticket, TicketLink link)
    {
        var (least, most) = (_said.Count(_telling.IsSure), _said.Count(_telling.MayBe));
        var place = $"{Name}/{ticket.Key} {_tag} {_token}";
        // One that a person deleted while nobody knew whether it was made is made once more.
        if (_copies.Count(copy => !copy.Now.IsDeleted) > most)
            verdict.Add("I8", $"{place}: {_copies.Count} copies of {most}: {string.Join(' ', _copies.Select(copy => copy.Key))}");
        else if (_copies.Count < least && (IsHeld || IsGivenUp(link) || _vendor.IsFrozen(ticket)))
            verdict.Held.Add($"{place}: not said there, and a person knows");
        else if (_copies.Count < least)
            verdict.Add("I8", $"{place}: {_copies.Count} copies of {least}");
    }

    private void Width(Verdict verdict, SaidComment said, VendorComment copy)
    {
        if (copy.Now is { IsDeleted: false, Kind: "public" } && said.Comment is { Now.IsDeleted: false, ToldKind: not "public" } && TalkWords.TokenOf(copy.Now.Text) is not null && !IsHeld)
            verdict.Add("I9", $"{copy.Key} is public, and {said.Comment.Key}, which it is a copy of, was {said.Comment.ToldKind} when it was last read");
    }

    private void Text(Verdict verdict, SaidComment said, VendorComment copy)
    {
        if (IsHeld || copy.States.Any(state => state.By == Author.Person) || _evidence.View.Letters.Count > 0)
            return;
        if (said.Comment.Now.IsDeleted && _telling.Policy.Deletes == ErasedPolicy.Delete && _vendor.Talk!.Knobs.Deletes && !copy.Now.IsDeleted && said.Comment.ToldKind is not null)
            verdict.Add("I8", $"{said.Comment.Key} was deleted, and {copy.Key}, which is its copy, is there");
        if (said.Comment.Now.IsDeleted || copy.Now.IsDeleted || _telling.Policy.Edits == EditedPolicy.Ignore || TalkWords.TokenOf(copy.Now.Text) is null)
            return;
        var says = TalkWords.SaidBy(said.Comment.Now.Text);
        var isTold = TalkWords.SaidBy(copy.Now.Text) == says
            || _vendor.Talk!.Comments.Any(one => one.Maker == Author.Engine && one.Ticket == copy.Ticket && IsNote(one) && TalkWords.SaidBy(one.Now.Text) == says);
        if (!isTold)
            verdict.Add("I8", $"{said.Comment.Key} says '{says}', and {copy.Key} '{TalkWords.SaidBy(copy.Now.Text)}'");
    }
}
