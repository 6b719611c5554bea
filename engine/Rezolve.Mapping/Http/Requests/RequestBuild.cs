using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>A request that was built, or why it could not be: exactly one of the two.</summary>
internal readonly record struct RequestBuild(PreparedRequest? Request, RequestFault? Fault)
{
    /// <summary>A request.</summary>
    public static implicit operator RequestBuild(PreparedRequest request) => new(request, null);

    /// <summary>A fault.</summary>
    public static implicit operator RequestBuild(RequestFault fault) => new(null, fault);
}

/// <summary>Why a request cannot be built from these values.</summary>
/// <param name="Message">What is wrong and what helps, in plain words.</param>
/// <param name="Place">Where the value stands in the manifest.</param>
internal sealed record RequestFault(string Message, SourcePlace Place);
