using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Compiles operations that run others, those that are run first, so that a program holds programs and no names.</summary>
internal sealed class FlowCompiler(CompilationContext context)
{
    private const int Deepest = 8;
    private static readonly string[] OfRequests =
    [
        "query", "headers", "cookies", "body", "form", "multipart", "text", "file", "graphql", "decode", "content", "pages", "poll", "batch", "rateLimit",
        "errors", "timeout",
    ];

    // How deep each finished operation is; null while it is being finished.
    private readonly Dictionary<string, int?> _depths = new(StringComparer.Ordinal);

    /// <summary>Compiles an operation's steps, job and batch, unless that is done.</summary>
    public void Finish(AuthoredNode node)
    {
        if (!_depths.TryAdd(node.Name!, null))
            return;
        var depth = 0;
        foreach (var reference in References(node))
            depth = Math.Max(depth, 1 + DepthOf(node, reference));
        if (depth > Deepest)
            context.Bag.Report(FlowRules.StepsTooDeep, context.File.Key(node), $"The operation '{node.Name}' runs operations {depth} deep.");
        CheckMembers(node);
        context.Operations[node.Name!] = context.Operations[node.Name!] with { Steps = Steps(node), Poll = Poll(node), Batch = Batch(node) };
        _depths[node.Name!] = Math.Min(depth, Deepest);
    }

    private static IEnumerable<AuthoredNode> References(AuthoredNode node) =>
        (node["steps"]?.Items ?? []).Select(step => step["operation"]).Append(node["poll"]?["operation"]).Append(node["poll"]?["abort"]).OfType<AuthoredNode>();

    private int DepthOf(AuthoredNode node, AuthoredNode reference)
    {
        if (context.Manifest.Entries("operations").FirstOrDefault(one => one.Name == reference.Text) is not { } run)
            return 0;
        Finish(run);
        if (_depths[run.Name!] is { } depth)
            return depth;
        context.Bag.Report(
            FlowRules.StepsInCircle, context.File.Value(reference),
            run.Name == node.Name ? $"The operation '{node.Name}' runs itself." : $"The operation '{node.Name}' runs '{run.Name}', which runs '{node.Name}'.");
        return 0;
    }

    private void CheckMembers(AuthoredNode node)
    {
        foreach (var member in node["steps"] is null ? [] : OfRequests.Select(name => node[name]).OfType<AuthoredNode>())
            context.Bag.Report(FlowRules.NotTogether, context.File.Key(member), $"The operation '{node.Name}' has steps, and '{member.Name}' belongs to a request.");
        foreach (var flow in node["pages"] is null ? [] : (string[])["poll", "batch"])
        {
            if (node[flow] is not null)
                context.Bag.Report(FlowRules.NotTogether, context.File.Key(node["pages"]!), $"The operation '{node.Name}' has both 'pages' and '{flow}'.",
                    "Read the pages with an operation of their own, in a further step.");
        }
    }

    private List<StepProgram> Steps(AuthoredNode node)
    {
        var written = (node["steps"]?.Items ?? []).ToList();
        var steps = new List<StepProgram>();
        for (var at = 0; at < written.Count; at++)
        {
            var members = new MemberCompiler(context) { Rules = StepNames.RulesAfter(written, at) }.Compile(written[at], FlowShapes.Step.Members);
            if (written.Take(at).Any(earlier => earlier["name"]!.Text == members.Text("name")))
                context.Bag.Report(FlowRules.DuplicateStep, context.File.Value(written[at]["name"]!), $"The operation '{node.Name}' has two steps named '{members.Text("name")}'.");
            if (members.Text("operation") is { } name)
            {
                steps.Add(new StepProgram(members.Text("name")!, members.Place, context.Operations[name])
                {
                    When = members.Value("when"),
                    ForEach = members.Value("forEach"),
                    Expires = members.Duration("expires"),
                });
            }
        }
        return steps;
    }

    private PollProgram? Poll(AuthoredNode node)
    {
        if (node["poll"] is not { } written)
            return null;
        var members = new MemberCompiler(context).Compile(written, FlowShapes.Poll.Members);
        if (Plain(written["operation"]!, members.Text("operation"), "a job is asked for") is not { } operation)
            return null;
        return new PollProgram
        {
            Place = members.Place,
            Operation = operation,
            Until = members.Value("until")!,
            Failed = members.Value("failed"),
            Message = members.Value("message"),
            Every = members.Duration("every")!.Value,
            Timeout = members.Duration("timeout")!.Value,
            Abort = written["abort"] is { } abort ? Plain(abort, members.Text("abort"), "a job is ended") : null,
        };
    }

    private OperationProgram? Plain(AuthoredNode reference, string? name, string what)
    {
        if (name is null)
            return null;
        var operation = context.Operations[name];
        if (!operation.IsPlain || operation.Pages is not null || operation.Batch is not null)
            context.Bag.Report(FlowRules.PlainRequestDue, context.File.Value(reference), $"The operation '{name}', by which {what}, is no plain request.");
        return operation;
    }

    private BatchProgram? Batch(AuthoredNode node)
    {
        if (node["batch"] is not { } written)
            return null;
        var members = new MemberCompiler(context).Compile(written, FlowShapes.Batch.Members);
        return new BatchProgram
        {
            Place = members.Place,
            Size = (int)members.Whole("size")!.Value,
            Item = members.Value("item")!,
            Results = members.Value("results")!,
            Match = members.Value("match"),
            Ok = members.Value("ok"),
            Message = members.Value("message"),
        };
    }
}
