using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>The files on the tickets of a simulated vendor.</summary>
/// <param name="knobs">How files behave.</param>
/// <param name="vendor">The vendor.</param>
/// <param name="contents">Where the bytes are of what is sent.</param>
/// <param name="clock">The clock.</param>
internal sealed class VendorFiles(FileKnobs knobs, SimulatedVendor vendor, IAttachmentStore contents, TimeProvider clock)
{
    private readonly List<VendorFile> _all = [];

    /// <summary>How files behave.</summary>
    public FileKnobs Knobs => knobs;

    /// <summary>Every file, the oldest first.</summary>
    public IReadOnlyList<VendorFile> All => _all;

    /// <summary>Hears of every file that the engine adds.</summary>
    public Action<VendorFile>? Added { get; set; }

    /// <summary>Somebody adds a file to a ticket or a comment. Where files only belong to tickets it is the ticket's.</summary>
    public VendorFile Add(VendorTicket ticket, VendorComment? comment, DrawnFile file, string cause) =>
        Add(ticket, comment, file.Name, file.MediaType, file.Bytes(), Author.Person, cause, null);

    /// <summary>The files of a ticket that showed at an instant, as they are told.</summary>
    public IReadOnlyList<SystemFile> Tell(string ticket, DateTimeOffset seen) =>
        [.. _all.Where(file => file.Ticket.Key == ticket && file.ShowsAt(seen)).Select(file => new SystemFile(FileKnobs.Entity, file.Key)
        {
            Name = file.Name,
            MediaType = file.MediaType,
            Size = knobs.TellsSize ? file.Bytes.Length : null,
            Comment = file.Comment?.Key,
            CreatedAt = file.Stamp,
            Canonical = Value.Of(new ValueObject { ["url"] = Value.Of($"https://{vendor.Knobs.Name}.example/files/{file.Key}") }),
        })];

    /// <summary>Opens the bytes of a file.</summary>
    public FileReport Open(SystemFile told) => _all.Find(file => file.Key == told.Key && file.IsThere) is { } file
        ? new FileReport(new ContentOutcome { Stream = new MemoryStream(file.Bytes, writable: false), Size = file.Bytes.Length })
        : new FileReport(null, IsMissing: true);

    /// <summary>Adds the files of an order, to the ticket or to a comment; false where their bytes are not to be had.</summary>
    public async Task<VendorFile?> TakeAsync(PartOrder order, VendorTicket ticket, VendorComment? comment, CancellationToken cancellation)
    {
        if (knobs.Recover == RecoverMethod.Key && order.Entity == FileKnobs.Entity && _all.Find(one => one.Intent == order.Intent) is { } made)
            return made;
        var sent = new List<(FileToSend File, byte[] Bytes)>();
        foreach (var file in order.Files)
        {
            if (await BytesAsync(file.Content, cancellation).ConfigureAwait(false) is not { } bytes)
                return null;
            sent.Add((file, bytes));
        }
        var intent = order.Entity == FileKnobs.Entity && knobs.Recover is RecoverMethod.Key or RecoverMethod.Lookup ? order.Intent : null;
        VendorFile? last = null;
        foreach (var (file, bytes) in sent)
            Added?.Invoke(last = Add(ticket, comment, file.Name, file.MediaType, bytes, Author.Engine, order.Intent, intent));
        return last;
    }

    /// <summary>What a create has made, by the key of its intent.</summary>
    public PartsFound Find(PartOrder order)
    {
        var seen = clock.GetUtcNow() - vendor.Knobs.SearchLag;
        return new PartsFound([.. _all.Where(file => file.Intent == order.Intent && file.ShowsAt(seen)).Select(file => file.Key)]);
    }

    private async Task<byte[]?> BytesAsync(string content, CancellationToken cancellation)
    {
        using var stream = await contents.OpenAsync(content, cancellation).ConfigureAwait(false);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private VendorFile Add(VendorTicket ticket, VendorComment? comment, string name, string? type, byte[] bytes, Author by, string cause, string? intent)
    {
        var file = new VendorFile($"{vendor.Knobs.Name}-f{_all.Count + 1}", ticket, knobs.Way == FileWay.First ? null : comment, by)
        {
            Name = name,
            MediaType = type,
            Bytes = bytes,
            At = clock.GetUtcNow(),
            Stamp = vendor.Desk.Stamp(),
            Intent = intent,
        };
        _all.Add(file);
        vendor.Desk.Touch(ticket, by, cause);
        return file;
    }
}
