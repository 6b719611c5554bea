using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>How comments behave at a simulated vendor.</summary>
internal sealed record TalkKnobs
{
    /// <summary>What comments are called there.</summary>
    public const string Entity = "comment";

    /// <summary>The kinds of comments it has.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = ["public", "internal"];

    /// <summary>What was said can be changed.</summary>
    public bool Edits { get; init; } = true;

    /// <summary>Who may read it can be changed.</summary>
    public bool Narrows { get; init; } = true;

    /// <summary>Comments can be deleted.</summary>
    public bool Deletes { get; init; } = true;

    /// <summary>It formats texts its own way.</summary>
    public bool Reformats { get; init; }

    /// <summary>How a create is made good.</summary>
    public RecoverMethod Recover { get; init; } = RecoverMethod.Match;

    /// <summary>How files behave; null where there are none.</summary>
    public FileKnobs? Files { get; init; }

    /// <summary>Draws how comments behave.</summary>
    public static TalkKnobs Of(Chance chance) => new()
    {
        Kinds = chance.Percent(80) ? ["public", "internal"] : ["public"],
        Edits = chance.Percent(60),
        Narrows = chance.Percent(60),
        Deletes = chance.Percent(60),
        Reformats = chance.Percent(30),
        Recover = chance.Of([RecoverMethod.Match, RecoverMethod.Match, RecoverMethod.Lookup, RecoverMethod.Key, RecoverMethod.None]),
    };

    /// <summary>What a connector would say of them.</summary>
    /// <param name="lag">How long reads and searches lag.</param>
    /// <param name="resolution">How fine the vendor's clock is.</param>
    public ConversationFacts Facts(TimeSpan lag, TimeSpan resolution) => new()
    {
        IsRead = true,
        Files = Files?.Facts(lag, resolution),
        Comments =
        [
            new CommentFacts(Entity)
            {
                Kinds = Kinds,
                Create = true,
                Edit = Edits,
                Narrow = Narrows && Kinds.Contains("internal"),
                Delete = Deletes,
                CarriesFiles = Files is { Way: FileWay.With },
                Recover = new RecoverFacts(Recover, lag) { By = ["body"], Window = resolution },
            },
        ],
    };
}
