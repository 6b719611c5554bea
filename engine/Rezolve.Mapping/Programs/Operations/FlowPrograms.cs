using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>One step of an operation that runs others, compiled.</summary>
/// <param name="Name">The name of its result.</param>
/// <param name="Place">Where it stands in the manifest.</param>
/// <param name="Operation">What is run.</param>
internal sealed record StepProgram(string Name, SourcePlace Place, OperationProgram Operation)
{
    /// <summary>Whether it is run; null means always.</summary>
    public ValueSlot? When { get; init; }

    /// <summary>Gives the list of what it is run for; null means once.</summary>
    public ValueSlot? ForEach { get; init; }

    /// <summary>How long a recorded result is good for; null means as long as it is kept.</summary>
    public TimeSpan? Expires { get; init; }
}

/// <summary>How a job is followed to its end.</summary>
internal sealed record PollProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Asks how the job is.</summary>
    public required OperationProgram Operation { get; init; }

    /// <summary>Whether it is done.</summary>
    public required ValueSlot Until { get; init; }

    /// <summary>Whether it has failed; null where the answer does not tell.</summary>
    public ValueSlot? Failed { get; init; }

    /// <summary>What the vendor says of a failed job.</summary>
    public ValueSlot? Message { get; init; }

    /// <summary>How long to wait before each question.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How long the job may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Ends the job; null where it cannot be ended.</summary>
    public OperationProgram? Abort { get; init; }
}

/// <summary>How several writes share one request.</summary>
internal sealed record BatchProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>How many one request may hold.</summary>
    public required int Size { get; init; }

    /// <summary>What stands for one write in the request.</summary>
    public required ValueSlot Item { get; init; }

    /// <summary>The results in the answer.</summary>
    public required ValueSlot Results { get; init; }

    /// <summary>To which write a result belongs; null where they are in order.</summary>
    public ValueSlot? Match { get; init; }

    /// <summary>Whether a write went well; null where every result says so.</summary>
    public ValueSlot? Ok { get; init; }

    /// <summary>What the vendor says of a write.</summary>
    public ValueSlot? Message { get; init; }
}
