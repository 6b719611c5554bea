using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>What is said on the tickets of a simulated vendor.</summary>
/// <param name="knobs">How comments behave.</param>
/// <param name="vendor">The vendor.</param>
/// <param name="clock">The clock.</param>
internal sealed class VendorTalk(TalkKnobs knobs, SimulatedVendor vendor, TimeProvider clock) : IConversationSystem
{
    private readonly List<VendorComment> _comments = [];

    /// <summary>How comments behave.</summary>
    public TalkKnobs Knobs => knobs;

    /// <summary>What is known of them.</summary>
    public ConversationFacts Facts { get; } = knobs.Facts(vendor.Knobs.SearchLag > vendor.Knobs.ReadLag ? vendor.Knobs.SearchLag : vendor.Knobs.ReadLag, vendor.Knobs.Resolution);

    /// <summary>Every comment, deleted ones too, the oldest first.</summary>
    public IReadOnlyList<VendorComment> Comments => _comments;

    /// <summary>The files; null where there are none.</summary>
    public VendorFiles? Files { get; init; }

    /// <summary>Hears of every write of the engine's that took effect, before it does.</summary>
    public Action<PartOrder, VendorComment?>? Writing { get; set; }

    /// <summary>The comments that are there on a ticket with a tag.</summary>
    public IEnumerable<VendorComment> On(string tag) => _comments.Where(one => one.Ticket.Tag == tag && !one.Now.IsDeleted);

    /// <summary>Somebody says something.</summary>
    public VendorComment Say(VendorTicket ticket, string text, string kind, Author by, string cause, string? intent = null)
    {
        var comment = new VendorComment($"{vendor.Knobs.Name}-c{_comments.Count + 1}", ticket, by) { Intent = intent };
        comment.Become(new CommentState(clock.GetUtcNow(), vendor.Desk.Stamp(), text, kind, by));
        _comments.Add(comment);
        vendor.Desk.Touch(ticket, by, cause);
        return comment;
    }

    /// <summary>Somebody makes something else of a comment.</summary>
    public void Change(VendorComment comment, Func<CommentState, CommentState> change, Author by, string cause)
    {
        comment.Become(change(comment.Now) with { At = clock.GetUtcNow(), Stamp = vendor.Desk.Stamp(), By = by });
        vendor.Desk.Touch(comment.Ticket, by, cause);
    }

    /// <inheritdoc/>
    public Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var seen = clock.GetUtcNow() - vendor.ReadLag();
        var comments = new List<SystemComment>();
        foreach (var comment in _comments.Where(one => one.Ticket.Key == ticket.Key))
        {
            if (comment.AsOf(seen) is not { IsDeleted: false } state)
                continue;
            comment.ToldKind = state.Kind;
            comments.Add(new SystemComment(TalkKnobs.Entity, comment.Key)
            {
                Kind = state.Kind,
                Author = new SystemPerson(People.KeyOf("p1", vendor.Knobs)) { Name = comment.Maker == Author.Person ? "Anna" : "Engine" },
                Body = CommentText.Plain(state.Text),
                CreatedAt = comment.States[0].Stamp,
            });
        }
        return Task.FromResult(new ConversationReport { Comments = comments, Files = Files?.Tell(ticket.Key, seen) ?? [] });
    }

    /// <inheritdoc/>
    public async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        if (vendor.Desk.Find(order.Ticket.Key) is not { } ticket)
            return Refused(FailureClass.NotFound, "there is no such ticket");
        if (vendor.IsFrozen(ticket))
            return Refused(FailureClass.Validation, "the ticket takes no comments any more");
        if (order.Entity == FileKnobs.Entity)
            return await FileAsync(order, ticket, cancellation).ConfigureAwait(false);
        if (order.Kind == WriteKind.Create)
            return await MakeAsync(order, ticket, cancellation).ConfigureAwait(false);
        if (_comments.Find(one => one.Key == order.Key && !one.Now.IsDeleted) is not { } comment)
            return Refused(FailureClass.NotFound, "there is no such comment");
        Writing?.Invoke(order, comment);
        Change(comment, state => state with
        {
            IsDeleted = order.Kind == WriteKind.Delete,
            Text = order.Change.TryGetValue("body", out var body) ? Kept(body["text"].Text) : state.Text,
            Kind = order.Change.TryGetValue("kind", out var kind) ? kind.Text : state.Kind,
        }, Author.Engine, order.Intent);
        return new PartReport(WriteResult.Done, comment.Key);
    }

    /// <inheritdoc/>
    public Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation)
    {
        if (order.Entity == FileKnobs.Entity)
            return Task.FromResult(Files!.Find(order));
        var seen = clock.GetUtcNow() - vendor.Knobs.SearchLag;
        return Task.FromResult(new PartsFound([.. _comments.Where(one => one.Intent == order.Intent && one.AsOf(seen) is { IsDeleted: false }).Select(one => one.Key)]));
    }

    /// <inheritdoc/>
    public Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation) => Task.FromResult(Files?.Open(file) ?? new FileReport(null, IsMissing: true));

    // A key that was seen makes nothing the second time.
    private async Task<PartReport> MakeAsync(PartOrder order, VendorTicket ticket, CancellationToken cancellation)
    {
        if (knobs.Recover == RecoverMethod.Key && _comments.Find(one => one.Intent == order.Intent) is { } made)
            return new PartReport(WriteResult.Done, made.Key);
        Writing?.Invoke(order, null);
        var intent = knobs.Recover is RecoverMethod.Key or RecoverMethod.Lookup ? order.Intent : null;
        var comment = Say(ticket, Kept(order.Wanted["body"]["text"].Text), order.Wanted["kind"].Text, Author.Engine, order.Intent, intent);
        if (order.Files.Count > 0 && (Files is not { Knobs.Way: FileWay.With } || await Files.TakeAsync(order, ticket, comment, cancellation).ConfigureAwait(false) is null))
            throw new InvalidOperationException($"{vendor.Knobs.Name} was sent files that it cannot take with a comment");
        return new PartReport(WriteResult.Done, comment.Key);
    }

    private async Task<PartReport> FileAsync(PartOrder order, VendorTicket ticket, CancellationToken cancellation)
    {
        var owner = order.Wanted.TryGetValue("comment", out var key) ? _comments.Find(one => one.Key == key.Text && !one.Now.IsDeleted) : null;
        if (Files is not { Knobs.Way: FileWay.First or FileWay.After } || (owner is null && !key.IsNothing))
            return Refused(FailureClass.Validation, "there is nothing to add a file to");
        return await Files.TakeAsync(order, ticket, owner, cancellation).ConfigureAwait(false) is { } file
            ? new PartReport(WriteResult.Done, file.Key)
            : Refused(FailureClass.Transient, "the bytes never came");
    }

    private static PartReport Refused(FailureClass sort, string why) => new(WriteResult.Failed, Failure: Failure.Of(sort, why));

    private string Kept(string text) => knobs.Reformats ? $"{text.Replace("\n\n", "\r\n \r\n", StringComparison.Ordinal)}\r\n" : text;
}
