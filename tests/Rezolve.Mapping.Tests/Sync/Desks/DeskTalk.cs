using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>What people say at a desk.</summary>
internal sealed class DeskTalk(Desk desk, TimeProvider clock) : IConversationSystem
{
    private int _next = 500;

    public ConversationFacts Facts { get; set; } = new()
    {
        IsRead = true,
        Comments =
        [
            new CommentFacts("comment")
            {
                Kinds = ["public", "internal"],
                Create = true,
                Edit = true,
                Narrow = true,
                Delete = true,
                CarriesFiles = true,
                Recover = new RecoverFacts(RecoverMethod.Match, TimeSpan.FromSeconds(10)) { By = ["body"], Window = TimeSpan.FromMinutes(1) },
            },
        ],
    };

    public List<DeskComment> Comments { get; } = [];

    /// <summary>The files that people add, and copies.</summary>
    public DeskFiles Files { get; } = new(desk, clock);

    /// <summary>Every write that was asked for, in order.</summary>
    public List<PartOrder> Writes { get; } = [];

    public int Reads { get; private set; }

    /// <summary>The format in which it tells texts.</summary>
    public string Format { get; set; } = "plain";

    /// <summary>Whether a comment moves the stamp of its ticket; else the feed of comments tells of it, where there is one.</summary>
    public bool MovesTicket { get; set; } = true;

    /// <summary>Makes something else of a text that is written.</summary>
    public Func<string, string>? Rule { get; set; }

    public Func<PartOrder, PartReport?>? Before { get; set; }

    public Func<PartOrder, PartReport?>? After { get; set; }

    public Func<ConversationReport, ConversationReport>? Telling { get; set; }

    /// <summary>Somebody says something.</summary>
    public DeskComment Say(string ticket, string text, string? kind = "public", string author = "Anna")
    {
        var comment = new DeskComment($"c{_next++}", ticket) { Text = text, Kind = kind, Author = author, CreatedAt = clock.GetUtcNow() };
        Comments.Add(comment);
        Moved(ticket);
        return comment;
    }

    public void Change(DeskComment comment, string? text = null, string? kind = null)
    {
        (comment.Text, comment.Kind) = (text ?? comment.Text, kind ?? comment.Kind);
        Moved(comment.Ticket);
    }

    public void Delete(DeskComment comment)
    {
        Comments.Remove(comment);
        Moved(comment.Ticket);
    }

    /// <summary>What is said on a ticket: texts, those that not everybody may read in brackets.</summary>
    public string Said(string ticket) =>
        string.Join(" | ", Comments.Where(one => one.Ticket == ticket).Select(one => one.Kind == "public" ? one.Text : $"[{one.Text}]").Select(text => text.Replace("\n\n", " ", StringComparison.Ordinal)));

    public Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        Reads++;
        var report = new ConversationReport
        {
            Comments = [.. Comments.Where(one => one.Ticket == ticket.Key).Select(one => new SystemComment("comment", one.Key)
            {
                Kind = one.Kind,
                Author = new SystemPerson($"u-{one.Author}") { Name = one.Author },
                Body = FormattedText.Of(Format, one.Text),
                CreatedAt = one.CreatedAt,
                InReplyTo = one.InReplyTo,
            })],
            Files = Files.Of(ticket.Key),
        };
        return Task.FromResult(Telling?.Invoke(report) ?? report);
    }

    public async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        Writes.Add(order);
        if (Before?.Invoke(order) is { } refused)
            return refused;
        if (order.Entity == DeskFiles.Entity && order.Kind == WriteKind.Delete)
        {
            if (Files.All.Find(one => one.Key == order.Key) is not { } gone)
                return new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.NotFound, "no such file"));
            Files.Delete(gone);
            return After?.Invoke(order) ?? new PartReport(WriteResult.Done, order.Key);
        }
        if (order.Entity == DeskFiles.Entity)
            return await Files.AddAsync(order, null, cancellation) is { } file ? After?.Invoke(order) ?? new PartReport(WriteResult.Done, file.Key) : Lost;
        var comment = order.Kind == WriteKind.Create ? Say(order.Ticket.Key, "", "internal", "engine") : Comments.FirstOrDefault(one => one.Key == order.Key);
        if (comment is null)
            return new PartReport(WriteResult.Failed, Failure: Failure.Of(FailureClass.NotFound, "no such comment"));
        if (order.Kind == WriteKind.Delete)
            Delete(comment);
        else
            Change(comment, order.Change.TryGetValue("body", out var body) ? Kept(body) : null, order.Change.TryGetValue("kind", out var kind) ? kind.Text : null);
        if (order.Files.Count > 0 && await Files.AddAsync(order, comment.Key, cancellation) is null)
            return Lost;
        return After?.Invoke(order) ?? new PartReport(WriteResult.Done, comment.Key);
    }

    private void Moved(string ticket)
    {
        if (MovesTicket)
            desk.Edit(ticket);
        desk.News?.Add(new PartNews("ticket", ticket));
    }

    private static PartReport Lost => new(WriteResult.Failed, Failure: Failure.Of(FailureClass.Bug, "the bytes of a file are not there"));

    private string Kept(in Value body)
    {
        var text = FormattedText.TextOf(body, Format).Text;
        return Rule?.Invoke(text) ?? text;
    }

    public Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation) => Task.FromResult(new PartsFound([]));

    public Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation) => Task.FromResult(Files.Open(file));
}

internal sealed class DeskComment(string key, string ticket)
{
    public string Key => key;

    public string Ticket => ticket;

    public required string Text { get; set; }

    public required string? Kind { get; set; }

    public required string Author { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? InReplyTo { get; set; }
}
