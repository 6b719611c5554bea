using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>How files behave at a simulated vendor.</summary>
internal sealed record FileKnobs
{
    /// <summary>What files are called there.</summary>
    public const string Entity = "attachment";

    /// <summary>How files go there; <see cref="FileWay.None"/> where it takes none.</summary>
    public FileWay Way { get; init; } = FileWay.With;

    /// <summary>A list of files tells how long each is; else only the answer that gives its bytes does.</summary>
    public bool TellsSize { get; init; } = true;

    /// <summary>The longest file it takes; null where it takes any.</summary>
    public long? MostBytes { get; init; }

    /// <summary>The only sort of files it takes, such as <c>text/*</c>; null where it takes any.</summary>
    public string? Takes { get; init; }

    /// <summary>How a create is made good.</summary>
    public RecoverMethod Recover { get; init; } = RecoverMethod.Match;

    /// <summary>Draws how files behave.</summary>
    public static FileKnobs Of(Chance chance) => new()
    {
        Way = chance.Of([FileWay.With, FileWay.With, FileWay.First, FileWay.First, FileWay.After, FileWay.After, FileWay.None]),
        TellsSize = chance.Percent(70),
        MostBytes = chance.Percent(15) ? 60 : null,
        Takes = chance.Percent(10) ? "text/*" : null,
        Recover = chance.Of([RecoverMethod.Match, RecoverMethod.Match, RecoverMethod.Lookup, RecoverMethod.Key, RecoverMethod.None]),
    };

    /// <summary>What a connector would say of them.</summary>
    /// <param name="lag">How long reads and searches lag.</param>
    /// <param name="resolution">How fine the vendor's clock is.</param>
    public FileFacts Facts(TimeSpan lag, TimeSpan resolution) => new(Entity)
    {
        Download = true,
        Create = Way is FileWay.First or FileWay.After,
        OfComments = Way == FileWay.After,
        WithComment = Way == FileWay.With,
        MostBytes = MostBytes,
        MediaTypes = Takes is { } type ? [type] : [],
        Recover = new RecoverFacts(Recover, lag) { By = ["filename", "size"], Window = resolution },
    };
}
