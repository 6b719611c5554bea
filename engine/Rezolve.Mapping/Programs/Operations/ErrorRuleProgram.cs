using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>One error rule, compiled. The first that matches an answer decides.</summary>
internal sealed record ErrorRuleProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>The statuses it matches; null matches every status.</summary>
    public StatusSet? Status { get; init; }

    /// <summary>A condition over the answer; one that cannot be evaluated does not match, and is reported.</summary>
    public ValueSlot? When { get; init; }

    /// <summary>What to do.</summary>
    public required AnswerAction Action { get; init; }

    /// <summary>Whose matter it is; null where the rule does not say.</summary>
    public FaultOwner? Owner { get; init; }

    /// <summary>What the vendor said, taken from the answer.</summary>
    public ValueSlot? Message { get; init; }

    /// <summary>Seconds or the instant to wait for.</summary>
    public ValueSlot? After { get; init; }

    /// <summary>The rest of the request took effect: read back.</summary>
    public bool Partial { get; init; }
}

/// <summary>A set of HTTP statuses: single ones and classes such as 4xx.</summary>
/// <param name="Codes">Single statuses.</param>
/// <param name="Classes">First digits of whole classes.</param>
internal sealed record StatusSet(IReadOnlySet<int> Codes, IReadOnlySet<int> Classes)
{
    /// <summary>Whether the status is in the set.</summary>
    public bool Contains(int status) => Codes.Contains(status) || Classes.Contains(status / 100);
}

/// <summary>What an answer asks for.</summary>
internal enum AnswerAction
{
    /// <summary>It is what was asked for.</summary>
    Fine,

    /// <summary>304: nothing changed.</summary>
    Unchanged,

    /// <summary>As if there were nothing.</summary>
    Ignore,

    /// <summary>The vendor refuses this request; repeating it is useless.</summary>
    Reject,

    /// <summary>Somebody else changed the record: read again, plan again.</summary>
    Conflict,

    /// <summary>A passing fault; for a create the outcome is unknown.</summary>
    Retry,

    /// <summary>Too fast: pause the budget.</summary>
    Throttle,

    /// <summary>The keyed record is not there.</summary>
    Missing,

    /// <summary>Sign in once more, then fail.</summary>
    Reauthorize,

    /// <summary>The connection or manifest is wrong; nothing will help but a person.</summary>
    Fail,
}

/// <summary>Who has to act on a failure.</summary>
internal enum FaultOwner
{
    /// <summary>The manifest, the workspace or the credentials.</summary>
    Config,

    /// <summary>The vendor's system or its data.</summary>
    Vendor,

    /// <summary>Nobody: it passes.</summary>
    Transient,
}
