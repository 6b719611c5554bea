using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles the operations: requests, answers, pages, error rules.</summary>
internal sealed class OperationStep : ICompilationStep
{
    private static readonly string[] Plain = ["headers", "cookies", "records", "result", "timeout", "rateLimit"];

    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("operations"))
            context.Operations[node.Name!] = Compile(context, node);
    }

    private static OperationProgram Compile(CompilationContext context, AuthoredNode node)
    {
        var members = new MemberCompiler(context).Compile(node, [.. OperationShape.Shape.Members.Where(member => Plain.Contains(member.Name))]);
        var request = RequestLine.Compile(context, node["request"]!);
        var pages = node["pages"] is { } written ? new MemberCompiler(context).CreateKind<PagerProgram>(written, PageKinds.All) : null;
        if (pages is not null && members.Value("records") is null)
            context.Bag.Report(OperationRules.PagesWithoutRecords, context.File.Key(node["pages"]!), $"The operation '{node.Name}' has pages and no records.");
        return new OperationProgram
        {
            Name = node.Name!,
            Place = context.File.PlaceOf(node),
            Method = request.Method,
            Url = request.Url,
            Query = Slot(context, node["query"], ValueKinds.Object),
            Headers = members.Value("headers"),
            Cookies = members.Value("cookies"),
            Body = Slot(context, node["body"], ValueKinds.Json),
            Records = members.Value("records"),
            Result = members.Value("result"),
            Pages = pages,
            RateLimits = members.Texts("rateLimit"),
            Errors = ErrorRules.Compile(context, node["errors"]),
            Timeout = members.Duration("timeout"),
        };
    }

    private static Programs.Slots.ValueSlot? Slot(CompilationContext context, AuthoredNode? node, ValueKinds kinds) => node is null
        ? null
        : new ValueSlotCompiler(context).Compile(node, new SlotRules(Slots.AnyRequest, kinds) { HoldsQueries = true });
}
