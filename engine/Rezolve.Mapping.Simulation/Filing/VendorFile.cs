using Rezolve.Mapping.Simulation.Talking;
using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>A file at a simulated vendor.</summary>
/// <param name="key">Its key.</param>
/// <param name="ticket">The ticket it is on.</param>
/// <param name="comment">The comment it came with; null where it belongs to the ticket.</param>
/// <param name="maker">Who added it.</param>
internal sealed class VendorFile(string key, VendorTicket ticket, VendorComment? comment, Author maker)
{
    /// <summary>Its key.</summary>
    public string Key => key;

    /// <summary>The ticket it is on.</summary>
    public VendorTicket Ticket => ticket;

    /// <summary>The comment it came with; null where it belongs to the ticket.</summary>
    public VendorComment? Comment => comment;

    /// <summary>Who added it.</summary>
    public Author Maker => maker;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; null where nobody said.</summary>
    public string? MediaType { get; init; }

    /// <summary>Its bytes.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>When it was added, by our clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was added, by the vendor's clock.</summary>
    public required DateTimeOffset Stamp { get; init; }

    /// <summary>The key of the intent that made it; null where people did, or where the vendor keeps none.</summary>
    public string? Intent { get; init; }

    /// <summary>It is there: its comment was not deleted.</summary>
    public bool IsThere => comment?.Now.IsDeleted != true;

    /// <summary>Who may see it: everybody who sees the ticket, or whoever may read its comment.</summary>
    public string Kind => comment?.Now.Kind ?? "public";

    /// <summary>Who might see it when it was last told; null before it was told.</summary>
    public string? ToldKind => comment is null ? "public" : comment.ToldKind;

    /// <summary>Whether it showed at an instant.</summary>
    public bool ShowsAt(DateTimeOffset instant) => At <= instant && (comment is null || comment.AsOf(instant) is { IsDeleted: false });
}
