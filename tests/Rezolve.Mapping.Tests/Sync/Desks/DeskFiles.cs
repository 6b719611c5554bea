using System.Text;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>The files at a desk.</summary>
internal sealed class DeskFiles(Desk desk, TimeProvider clock)
{
    public const string Entity = "attachment";

    private int _next = 900;

    public List<DeskFile> All { get; } = [];

    /// <summary>Where the bytes of files are that are sent.</summary>
    public IAttachmentStore? Store { get; set; }

    /// <summary>How often bytes were asked for.</summary>
    public int Opened { get; private set; }

    /// <summary>What comes instead of a file's bytes; null for its bytes.</summary>
    public Func<DeskFile, FileReport?>? Opening { get; set; }

    /// <summary>Somebody adds a file, to the ticket or to a comment.</summary>
    public DeskFile Add(string ticket, string name, string text, DeskComment? comment = null) => Add(ticket, name, Encoding.UTF8.GetBytes(text), comment?.Key);

    public DeskFile Add(string ticket, string name, byte[] bytes, string? comment = null)
    {
        var key = $"f{_next++}";
        var file = new DeskFile(key, ticket, name) { Comment = comment, Bytes = bytes, Size = bytes.Length, Url = $"https://{desk.Name}.example/files/{key}", CreatedAt = clock.GetUtcNow() };
        All.Add(file);
        desk.Edit(ticket);
        return file;
    }

    /// <summary>Somebody deletes a file.</summary>
    public void Delete(DeskFile file)
    {
        All.Remove(file);
        desk.Edit(file.Ticket);
    }

    /// <summary>The files of a ticket: their names and, in brackets, the texts of the comments they came with.</summary>
    public string Names(string ticket) => string.Join(" | ", All.Where(file => file.Ticket == ticket).Select(file => $"{file.Name}={Encoding.UTF8.GetString(file.Bytes)}{(file.Comment is { } comment ? $" ({comment})" : "")}"));

    public IReadOnlyList<SystemFile> Of(string ticket) => [.. All.Where(file => file.Ticket == ticket && file.IsListed).Select(file => new SystemFile(Entity, file.Key)
    {
        Name = file.Name,
        MediaType = file.MediaType,
        Size = file.Size,
        Hash = file.TellsHash ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)) : null,
        Scan = file.Scan,
        Comment = file.Comment,
        CreatedAt = file.CreatedAt,
        Canonical = Value.Of(new ValueObject { ["url"] = Value.Of(file.Url) }),
    })];

    public FileReport Open(SystemFile told)
    {
        Opened++;
        if (All.Find(file => file.Key == told.Key) is not { } file)
            return new FileReport(null, IsMissing: true);
        return Opening?.Invoke(file) ?? new FileReport(new ContentOutcome { Stream = new MemoryStream(file.Bytes) });
    }

    public async Task<DeskFile?> AddAsync(PartOrder order, string? comment, CancellationToken cancellation)
    {
        DeskFile? last = null;
        foreach (var sent in order.Files)
        {
            await using var stream = await Store!.OpenAsync(sent.Content, cancellation);
            if (stream is null)
                return null;
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellation);
            last = Add(order.Ticket.Key, sent.Name, bytes.ToArray(), comment ?? (order.Wanted.TryGetValue("comment", out var owner) ? owner.Text : null));
            last.MediaType = sent.MediaType;
        }
        return last;
    }
}

internal sealed class DeskFile(string key, string ticket, string name)
{
    public string Key => key;

    public string Ticket => ticket;

    public string Name { get; set; } = name;

    public string? Comment { get; set; }

    public string? MediaType { get; set; }

    public required byte[] Bytes { get; set; }

    public long? Size { get; set; }

    public required string Url { get; init; }

    public bool TellsHash { get; set; }

    public string? Scan { get; set; }

    public bool IsListed { get; set; } = true;

    public DateTimeOffset CreatedAt { get; init; }
}
