namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>Which files people added.</summary>
internal sealed class FileJournal
{
    private readonly List<AddedFile> _added = [];

    /// <summary>What was added, in order.</summary>
    public IReadOnlyList<AddedFile> Added => _added;

    /// <summary>What more people could see than its origin when the engine added it.</summary>
    public List<string> Wider { get; } = [];

    /// <summary>Notes a file that a person added.</summary>
    public void Note(VendorFile file, string side, DrawnFile what) => _added.Add(new AddedFile(file, side, what));

    /// <summary>Hears of a file that the engine added: what everybody sees must have been for everybody when it was last read.</summary>
    public void Writes(string side, VendorFile copy)
    {
        var token = DrawnFile.TokenOf(copy.Bytes);
        var origins = _added.Where(one => one.What.Token == token && one.Side != side).ToList();
        if (copy.Kind == "public" && origins.Count > 0 && origins.TrueForAll(one => one.File.ToldKind != "public"))
            Wider.Add($"{token} is for everybody at {side}, and was {origins[0].File.ToldKind} when it was last read at {origins[0].Side}");
    }
}

/// <summary>A file that a person added.</summary>
/// <param name="File">It.</param>
/// <param name="Side">Where.</param>
/// <param name="What">What was drawn of it.</param>
internal sealed record AddedFile(VendorFile File, string Side, DrawnFile What);
