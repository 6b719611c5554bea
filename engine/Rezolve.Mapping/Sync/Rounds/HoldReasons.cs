using Rezolve.Mapping.Reconciling;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>Why groups stand still: the words that rows, reports and people use.</summary>
internal static class HoldReasons
{
    /// <summary>A value has no counterpart on the other side.</summary>
    public const string Unresolved = "unresolved";

    /// <summary>Both changed, and a person decides.</summary>
    public const string Conflict = "conflict";

    /// <summary>Nothing was ever agreed, the two differ, and a person decides.</summary>
    public const string Initial = "initial";

    /// <summary>The rule that decides failed.</summary>
    public const string Rule = "rule";

    /// <summary>What comes in is no step that the hub's workflow has.</summary>
    public const string Workflow = "workflow";

    /// <summary>It came back again and again otherwise than it was written.</summary>
    public const string Contested = "contested";

    /// <summary>The system refuses the values.</summary>
    public const string Refused = "refused";

    /// <summary>The system needs fields that are empty.</summary>
    public const string Missing = "missing";

    /// <summary>No step of the status leads there.</summary>
    public const string Blocked = "blocked";

    /// <summary>The ticket no longer takes writes.</summary>
    public const string Frozen = "frozen";

    /// <summary>It failed and is tried again.</summary>
    public const string Retry = "retry";

    /// <summary>More would be done at once than somebody allowed.</summary>
    public const string Guard = "guard";

    /// <summary>Nobody knows whether a ticket was made, and nothing can tell.</summary>
    public const string Doubt = "doubt";

    /// <summary>It may have been made before the store was restored, and nothing can tell but a person.</summary>
    public const string Restored = "restored";

    /// <summary>What a system has is not what was sent to it.</summary>
    public const string Differs = "differs";

    /// <summary>The word for what the comparison found.</summary>
    public static string Of(HoldReason reason) => reason switch
    {
        HoldReason.Unresolved => Unresolved,
        HoldReason.Conflict => Conflict,
        HoldReason.Initial => Initial,
        HoldReason.Workflow => Workflow,
        _ => Rule,
    };

    /// <summary>Whether it comes from the comparison alone, and ends as soon as the comparison says otherwise.</summary>
    public static bool IsPlanned(string reason) => reason is Unresolved or Conflict or Initial or Rule or Workflow;
}
