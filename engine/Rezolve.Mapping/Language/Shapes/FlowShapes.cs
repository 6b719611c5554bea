using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>What makes one operation of several requests: steps, a job that is polled, a batch.</summary>
internal static class FlowShapes
{
    private static readonly Written Operation = new Written.NameOf(NameSpace.Operation);

    /// <summary>One step.</summary>
    public static Shape Step { get; } = new(
        "step", "Step", "One operation among several. It sees what its caller sees, and `steps`: the results so far, by step name.")
    {
        Load = () =>
        [
            new("name", new Written.Text(Written.Map.Identifier), "The name of its result, read as steps.name.") { Required = true, Examples = ["\"upload\""] },
            new("operation", Operation, "The operation that is run. Its result is its `result`; the rows of all its pages where it has `records`; else the whole answer.")
                { Required = true },
            new("when", new Written.Value(Slots.Step, ValueKinds.Boolean), "Whether it is run; always where it is left out. A step that is not run has no result.")
                { Examples = ["\"{{ comment.kind === 'internal' }}\""] },
            new("forEach", new Written.Value(Slots.Step, ValueKinds.List | ValueKinds.Nothing),
                "It is run once for each item of this list, read as `item`; its result is the list of results. Nothing is an empty list.")
                { Examples = ["\"$.head.parts[*].url\"", "\"{{ document.files }}\""] },
            new("expires", new Written.Duration(), "How long its result is good for. Where a crash leaves a run unfinished for longer, the step is run again before the others go on.")
                { Examples = ["\"PT1H\""] },
        ],
        Example = """{ "name": "part", "operation": "casePart", "forEach": "$.head.parts[*].url" }""",
    };

    /// <summary>How a job is followed.</summary>
    public static Shape Poll { get; } = new(
        "poll", "Poll", "How a job is followed to its end. The last answer is the answer; where results have addresses of their own, further steps read them.")
    {
        Load = () =>
        [
            new("operation", Operation, "The operation that asks how the job is; it sees the first answer as `job`.") { Required = true },
            new("until", new Written.Value(Slots.Answer, ValueKinds.Boolean | ValueKinds.Undefined), "Whether the job is done, over each answer; an absent value means not yet.")
                { Required = true, Examples = ["\"{{ response.state === 'done' }}\""] },
            new("failed", new Written.Value(Slots.Answer, ValueKinds.Boolean | ValueKinds.Undefined), "Whether the job has failed: then the operation is refused.")
                { Examples = ["\"{{ response.state === 'failed' }}\""] },
            new("message", new Written.Value(Slots.Answer), "What the vendor says of a failed job; the whole answer where it is left out.") { Examples = ["\"$.error.text\""] },
            new("every", new Written.Duration(), "How long to wait before each question; longer where the vendor says so (Retry-After).") { Default = "\"PT2S\"" },
            new("timeout", new Written.Duration(), "How long the job may take.") { Default = "\"PT10M\"" },
            new("abort", Operation, "The operation that ends the job, for a job that takes too long or is no longer wanted; it sees `job`."),
        ],
        Example = """{ "operation": "job", "until": "{{ response.state === 'done' }}", "failed": "{{ response.state === 'failed' }}" }""",
    };

    /// <summary>How several writes share a request.</summary>
    public static Shape Batch { get; } = new(
        "batch", "Batch", "How several writes, or several keys, share one request. Each has a result of its own, also where the answer leaves it out.")
    {
        Load = () =>
        [
            new("size", new Written.Whole(1, 10_000), "How many one request may hold.") { Required = true, Examples = ["100"] },
            new("item", new Written.Value(Slots.AnyRequest), "What stands for one of them in the request, built with its own roots; the request reads the list as `items`.")
                { Required = true, Examples = ["""{ "id": "{{ key }}", "set": "{{ document }}" }""", "\"{{ key }}\""] },
            new("results", new Written.Value(Slots.Answer, ValueKinds.List), "The results in the answer.") { Required = true, Examples = ["\"$.results[*]\""] },
            new("match", new Written.Value(Slots.BatchResult),
                "On a result: the key it belongs to, or the key of the intent for a create. Without it the results are in the order of the items, and as many.")
                { Examples = ["\"$.id\"", "\"{{ items[record.index].id }}\""] },
            new("ok", new Written.Value(Slots.BatchResult, ValueKinds.Boolean), "On a result: whether it went well; without it, every result did.")
                { Examples = ["\"{{ record.error == null }}\""] },
            new("message", new Written.Value(Slots.BatchResult), "On a result: what the vendor says.") { Examples = ["\"$.error\""] },
        ],
        Example = """{ "size": 100, "item": { "id": "{{ key }}", "set": "{{ document }}" }, "results": "$.results[*]", "match": "$.id", "ok": "{{ record.error == null }}" }""",
    };
}
