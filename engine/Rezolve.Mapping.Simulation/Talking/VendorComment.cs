using Rezolve.Mapping.Simulation.Vendors;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>A comment of a simulated vendor, with everything it ever was.</summary>
/// <param name="key">Its key.</param>
/// <param name="ticket">The ticket it is on.</param>
/// <param name="maker">Who said it.</param>
internal sealed class VendorComment(string key, VendorTicket ticket, Author maker)
{
    private readonly List<CommentState> _states = [];

    /// <summary>Its key.</summary>
    public string Key => key;

    /// <summary>The ticket it is on.</summary>
    public VendorTicket Ticket => ticket;

    /// <summary>Who said it.</summary>
    public Author Maker => maker;

    /// <summary>The key of the intent that made it; null where people did, or where the vendor keeps none.</summary>
    public string? Intent { get; init; }

    /// <summary>Everything it was, the first first.</summary>
    public IReadOnlyList<CommentState> States => _states;

    /// <summary>What it is.</summary>
    public CommentState Now => _states[^1];

    /// <summary>The kind with which it was told last; null before it was told.</summary>
    public string? ToldKind { get; set; }

    /// <summary>What it was at an instant; null before it was said.</summary>
    public CommentState? AsOf(DateTimeOffset instant) => _states.LastOrDefault(state => state.At <= instant);

    /// <summary>Makes it something else.</summary>
    public void Become(CommentState state) => _states.Add(state);
}

/// <summary>What a comment was from one change to the next.</summary>
/// <param name="At">When, by our clock.</param>
/// <param name="Stamp">When, by the vendor's clock, as fine as it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Kind">Who may read it.</param>
/// <param name="By">Who changed it.</param>
internal sealed record CommentState(DateTimeOffset At, DateTimeOffset Stamp, string Text, string Kind, Author By)
{
    /// <summary>It is deleted.</summary>
    public bool IsDeleted { get; init; }
}
