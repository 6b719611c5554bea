using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>What people did, as they saw it. The oracle holds it against what is there in the end.</summary>
internal sealed class Journal
{
    private readonly List<PersonEdit> _edits = [];

    /// <summary>The edits, in order.</summary>
    public IReadOnlyList<PersonEdit> Edits => _edits;

    /// <summary>Tickets that somebody deleted somewhere.</summary>
    public HashSet<string> Deleted { get; } = [];

    /// <summary>Tickets that became part of others, and those others.</summary>
    public HashSet<string> Merged { get; } = [];

    /// <summary>Tickets of the hub that somebody deleted there, by id.</summary>
    public HashSet<string> DeletedInHub { get; } = [];

    /// <summary>Fields that took a word which nobody knows.</summary>
    public HashSet<(string Tag, string Field)> Drifted { get; } = [];

    /// <summary>Edits that fell between the engine's reading and its writing.</summary>
    public HashSet<string> InWindow { get; } = [];

    /// <summary>Whether edits now fall between the engine's reading and its writing.</summary>
    public bool IsWindow { get; set; }

    /// <summary>Adds an edit.</summary>
    public void Note(PersonEdit edit)
    {
        _edits.Add(edit);
        if (IsWindow)
            InWindow.Add(edit.Edit);
    }
}

/// <summary>Somebody gave a field a value.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Side">At which connection, or in the hub.</param>
/// <param name="Tag">Of which ticket.</param>
/// <param name="Field">The field.</param>
/// <param name="Value">The value: canonical, people by their names.</param>
/// <param name="Shown">The value that was there, and that they saw.</param>
internal sealed record PersonEdit(string Edit, string Side, string Tag, string Field, Value Value, Value Shown)
{
    /// <summary>The ticket was made with it.</summary>
    public bool IsFirst { get; init; }
}
