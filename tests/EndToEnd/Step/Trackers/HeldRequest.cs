namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Where a relay holds a request until whoever sent it was killed: which request, and how far that has come.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Stage">How far the request has come.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Path">What its path ends with, or holds where it ends with a slash.</param>
internal sealed record HeldRequest(string Name, HeldStage Stage, HttpMethod Method, string Path)
{
    /// <summary>Whether it takes effect all the same, after the process was killed.</summary>
    public bool IsLate { get; init; }
}

/// <summary>How far a request has come.</summary>
internal enum HeldStage
{
    /// <summary>Half of its body was sent; the server has seen none of it.</summary>
    Half,

    /// <summary>All of it was sent; the server has seen none of it.</summary>
    Sent,

    /// <summary>It has taken effect, and no answer was sent.</summary>
    Done,
}
