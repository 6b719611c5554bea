using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Judging;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Conversations.Files;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>What people added of one content to one ticket, and what there is of it at one vendor.</summary>
internal sealed class FileCase
{
    private readonly Evidence _evidence;
    private readonly Telling _telling;
    private readonly SimulatedVendor _vendor;
    private readonly FileKnobs _knobs;
    private readonly string _tag;
    private readonly List<AddedFile> _added;
    private readonly List<VendorFile> _copies;
    private readonly List<AddedFile> _own;

    /// <summary>Gathers what there is.</summary>
    public FileCase(Evidence evidence, Telling telling, SimulatedVendor vendor, string tag, IReadOnlyList<AddedFile> added)
    {
        (_evidence, _telling, _vendor, _knobs, _tag) = (evidence, telling, vendor, vendor.Talk!.Files!.Knobs, tag);
        _added = [.. added.Where(one => one.Side != vendor.Knobs.Name)];
        _own = [.. added.Where(one => one.Side == vendor.Knobs.Name && one.File.IsThere)];
        _copies = [.. vendor.Talk.Files.All.Where(copy => copy.Maker == Author.Engine && copy.Ticket == vendor.Desk.Tagged(tag) && copy.Bytes.AsSpan().SequenceEqual(added[0].File.Bytes))];
    }

    /// <summary>Judges.</summary>
    public void Judge(Verdict verdict)
    {
        if (_vendor.Desk.Tagged(_tag) is not { } ticket
            || _evidence.View.Links.Find(link => link.Connection == _vendor.Knobs.Name && link.Key == ticket.Key) is not { State: LinkState.Active } link)
            return;
        var place = $"{_vendor.Knobs.Name}/{ticket.Key} {_tag}";
        if (_copies.Count(copy => copy.IsThere) > _added.Count(MayGo))
            verdict.Add("I8", $"{place}: {string.Join(' ', _copies.Select(copy => copy.Key))} are {_copies.Count} copies of {_added.Count(MayGo)} {_added.FirstOrDefault()?.What.Token}");
        foreach (var group in _added.Where(IsSure).GroupBy(one => (one.What.Name, one.File.Comment)))
            One(verdict, $"{place}: {group.First().What.Token}, {group.Key.Name}", group.First(), ticket, link);
        foreach (var copy in _copies.Where(copy => _added.Count > 0 && copy is { IsThere: true, Kind: "public" }))
        {
            if (!_added.Exists(one => one.File.Kind == "public" || one.File.ToldKind is null or "public") && !_added.Exists(one => one.What.Name == copy.Name && IsToldToAPerson(one, link)))
                verdict.Add("I9", $"{place}: {copy.Key} is for everybody, and {_added[0].What.Token}, which it is a copy of, was {_added[0].File.ToldKind} when it was last read");
        }
    }

    private void One(Verdict verdict, string what, AddedFile one, VendorTicket ticket, TicketLink link)
    {
        var comment = Said(one);
        var why = Unfit(one) is { } unfit ? $"does not go there ({unfit}), and nobody was told" : "is not there";
        if (!_telling.TakesPart(one.Side, one.File.Ticket))
            verdict.Held.Add($"{what}: its ticket takes no part as yet");
        else if (comment is not null && !IsSaid(comment))
            verdict.Held.Add($"{what}: its comment is not there, or was deleted there");
        else if (Unfit(one) is null ? IsThere(one) : IsNoted(one))
            return;
        else if (IsToldToAPerson(one, link) || _vendor.IsFrozen(ticket))
            verdict.Held.Add($"{what}: not there, and a person knows");
        else
            verdict.Add("I8", $"{what} {why}");
    }

    // What is there for as many people, under the same name, need not come again.
    private bool IsThere(AddedFile one) =>
        _copies.Exists(copy => copy.Name == one.What.Name && IsWithIt(copy, one)) || _own.Exists(own => own.What.Name == one.What.Name && own.File.Comment is null);

    private bool IsWithIt(VendorFile copy, AddedFile one) =>
        copy.Comment is not { } comment || Said(one) is not { } said || TalkWords.TokenOf(comment.States[0].Text) == said.Token || IsCarrier(comment, one);

    // A file that came after its comment was said comes with a comment of ours. Of two comments that say the same either may be it.
    private static bool IsCarrier(VendorComment comment, AddedFile one) => comment.Maker == Author.Engine && comment.States[0].Text.Contains(one.What.Name, StringComparison.Ordinal);

    private SaidComment? Said(AddedFile one) => one.File.Comment is { } comment ? _evidence.World.Talk.Said.FirstOrDefault(said => said.Comment == comment) : null;

    // Of two that say the same nobody can tell which is not there.
    private bool IsSaid(SaidComment said) => _vendor.Talk!.On(said.Tag).Any(copy => IsOf(copy, said)) && !_vendor.Talk.Comments.Any(
        copy => copy.Ticket.Tag == said.Tag && IsOf(copy, said) && copy.Now.IsDeleted && copy.Now.By != Author.Engine);

    private static bool IsOf(VendorComment copy, SaidComment said) =>
        copy.Maker == Author.Engine && TalkWords.TokenOf(copy.States[0].Text) == said.Token && !TalkCase.IsNote(copy);

    // Of what people add to a copy of ours nothing goes anywhere.
    private bool MayGo(AddedFile one) => one.File.Comment is null || (Said(one) is { } said && _telling.MayBe(said));

    private bool IsSure(AddedFile one) => one.File.Ticket.Now.IsThere && (one.File.Comment is null || (Said(one) is { } said && _telling.IsSure(said)));

    private string? Unfit(AddedFile one)
    {
        var policy = _evidence.World.Scenario.Files!;
        return one.What.Size > policy.MostBytes ? "too large"
            : !policy.Takes(one.What.Name, one.What.MediaType) ? "a type that does not go over"
            : _knobs.Way == FileWay.None ? "it takes none"
            : one.What.Size > _knobs.MostBytes ? "too large for it"
            : _knobs.Takes is { } type && !Programs.Syncs.AttachmentPolicy.IsOf(type, one.What.Name, one.What.MediaType) ? "a type that it does not take"
            : _knobs.Way == FileWay.First && one.File.Kind != "public" ? "everybody would see it"
            : null;
    }

    private bool IsToldToAPerson(AddedFile one, TicketLink link)
    {
        var file = _evidence.View.Files.Find(row => row.Origin.Connection == one.Side && row.Origin.Key == one.File.Key);
        var comment = file?.Copies.GetValueOrDefault(_vendor.Knobs.Name)?.Carrier ?? file?.Comment;
        return _evidence.View.Letters.Exists(letter => letter.Ticket == link.Ticket && (letter.Group is "read" || letter.Group == $"file {file?.Id}" || letter.Group == $"comment {comment}"));
    }

    private bool IsNoted(AddedFile one) => _vendor.Talk!.Comments.Any(comment => comment.Maker == Author.Engine && comment.Ticket.Tag == _tag
        && comment.States.Any(state => state.Text.Split('\n').Any(line => line.Contains(one.What.Name, StringComparison.Ordinal) && line.Contains(TalkWords.LeftOut, StringComparison.Ordinal))));
}
