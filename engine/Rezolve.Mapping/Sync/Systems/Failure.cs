using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>Why something did not work, in the terms of what to do about it.</summary>
/// <param name="Class">What sort of failure: it decides what happens next.</param>
/// <param name="Code">A stable code, <c>RZ####</c>.</param>
/// <param name="Message">What happened, for people; secrets masked.</param>
internal sealed record Failure(FailureClass Class, string Code, string Message)
{
    /// <summary>A failure with the code of its sort.</summary>
    public static Failure Of(FailureClass sort, string message) => new(sort, FailureCodes.Of(sort), message);

    /// <summary>When it is worth another try, as the vendor says; null where it does not.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>The line of the manifest or workspace it has to do with; null where there is none.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>Another failure tells of the same request: several writes shared it, and it failed once.</summary>
    public bool IsEcho { get; init; }

    /// <summary>The operation that failed, which a circuit belongs to; null where none did.</summary>
    public string? Operation { get; init; }
}

/// <summary>What sort of failure.</summary>
internal enum FailureClass
{
    /// <summary>It may work next time.</summary>
    Transient,

    /// <summary>Too much was asked; it will work later.</summary>
    Throttled,

    /// <summary>Nobody is signed in: the connection waits, and one alert is raised.</summary>
    Auth,

    /// <summary>This may not be done: the item is held.</summary>
    Permission,

    /// <summary>The vendor refuses the value: the group is held, with what the vendor said.</summary>
    Validation,

    /// <summary>A value could not be mapped: the field is held.</summary>
    Mapping,

    /// <summary>The ticket has changed since it was read: read again, plan again.</summary>
    Conflict,

    /// <summary>It is not there.</summary>
    NotFound,

    /// <summary>Nobody knows whether it took effect: look before trying again.</summary>
    Ambiguous,

    /// <summary>The connection or its manifest is wrong: nothing will work until it is mended.</summary>
    Config,

    /// <summary>It failed too often or for too long: a person decides.</summary>
    Poison,

    /// <summary>Ours. Closed until it is mended.</summary>
    Bug,
}
