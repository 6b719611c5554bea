using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>One operation, compiled: a request, or steps that run other operations.</summary>
internal sealed record OperationProgram
{
    /// <summary>Stands for the method of an operation with steps.</summary>
    public const string Stepwise = "steps";

    /// <summary>Its name in the manifest.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>GET, POST, PUT, PATCH, DELETE, HEAD; <see cref="Stepwise"/> where it has no request of its own.</summary>
    public required string Method { get; init; }

    /// <summary>The address.</summary>
    public required UrlProgram Url { get; init; }

    /// <summary>Gives an object of query members; null where there is none.</summary>
    public ValueSlot? Query { get; init; }

    /// <summary>Gives an object of header fields; null where there is none.</summary>
    public ValueSlot? Headers { get; init; }

    /// <summary>Gives an object of cookies; null where there is none.</summary>
    public ValueSlot? Cookies { get; init; }

    /// <summary>Gives the body; null where there is none.</summary>
    public ValueSlot? Body { get; init; }

    /// <summary>How the body is written on the wire.</summary>
    public BodyForm BodyForm { get; init; } = BodyForm.Json;

    /// <summary>The parts of a multipart body, in order; none where the body has another form.</summary>
    public IReadOnlyList<PartProgram> Parts { get; init; } = [];

    /// <summary>The answer tells refusals in its member <c>errors</c>, whatever its status.</summary>
    public bool IsGraphQl { get; init; }

    /// <summary>What is wanted of answers in one pass.</summary>
    public AnswerPaths Answers { get; init; } = new();

    /// <summary>Gives the rows of an answer; null where the operation has no <c>records</c>.</summary>
    public ValueSlot? Records { get; init; }

    /// <summary>Where records are on each row; null where the rows are the records.</summary>
    public PlacesProgram? Each { get; init; }

    /// <summary>The other entities in an answer, by name: where they are.</summary>
    public IReadOnlyList<KeyValuePair<string, PlacesProgram>> Also { get; init; } = [];

    /// <summary>Gives the one thing of an answer; null means the whole body.</summary>
    public ValueSlot? Result { get; init; }

    /// <summary>How it pages; null where one answer is all.</summary>
    public PagerProgram? Pages { get; init; }

    /// <summary>The named rate limits it counts against, besides <c>default</c>.</summary>
    public IReadOnlyList<string> RateLimits { get; init; } = [];

    /// <summary>Its own error rules, asked before the connection's.</summary>
    public IReadOnlyList<ErrorRuleProgram> Errors { get; init; } = [];

    /// <summary>How long one attempt may take; null means the connection's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How the bytes of an answer become its document; null where they are it: JSON.</summary>
    public DecodingProgram? Decoding { get; init; }

    /// <summary>Whether a successful answer must be JSON: anything else that has a body is a mistake.</summary>
    public bool ExpectsJson => Decoding is null or { IsJson: true };

    /// <summary>Where the bytes of a file stand in an answer; null where the body is the file.</summary>
    public ContentProgram? Content { get; init; }

    /// <summary>How the body of a success is handed out as it comes; null where it is read.</summary>
    public StreamingProgram? Streaming { get; init; }

    /// <summary>The operations it runs instead of a request; empty where it has one.</summary>
    public IReadOnlyList<StepProgram> Steps { get; init; } = [];

    /// <summary>How the job is followed that it begins; null where its answer is the answer.</summary>
    public PollProgram? Poll { get; init; }

    /// <summary>How several writes share its request; null where it holds one.</summary>
    public BatchProgram? Batch { get; init; }

    /// <summary>GET and HEAD: may be repeated at will. Steps are what all of them are.</summary>
    public bool IsRead => Steps.Count > 0 ? Steps.All(step => step.Operation.IsRead) : Method is "GET" or "HEAD";

    /// <summary>One request and its answer are all: no steps, no job.</summary>
    public bool IsPlain => Steps.Count == 0 && Poll is null;
}

/// <summary>An address: literal parts and value slots, in order. Values are percent-encoded per segment, unless the whole is one slot.</summary>
/// <param name="Parts">Each either literal text or a slot.</param>
internal sealed record UrlProgram(IReadOnlyList<UrlPart> Parts)
{
    /// <summary>It is a whole address, and needs no base.</summary>
    public bool IsWhole => Parts is [{ Literal: { } start }, ..]
        && (start.StartsWith("https://", StringComparison.Ordinal) || start.StartsWith("http://", StringComparison.Ordinal));

    /// <summary>The whole address is one expression, taken as it is (and checked against the hosts like every address).</summary>
    public bool IsOneSlot => Parts is [{ Slot: not null }];
}

/// <summary>A part of an address: exactly one of the two is there.</summary>
internal sealed record UrlPart(string? Literal, ValueSlot? Slot);

/// <summary>How a body is written on the wire.</summary>
internal enum BodyForm
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>Names and values, as a form sends them.</summary>
    Form,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>The bytes of a file, streamed.</summary>
    File,

    /// <summary>Parts of a form, some of them files, streamed.</summary>
    Multipart,
}
