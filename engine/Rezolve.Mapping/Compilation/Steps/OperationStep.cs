using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Answers.Decodings;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles the operations: requests, answers, pages, error rules.</summary>
internal sealed class OperationStep : ICompilationStep
{
    private static readonly string[] Plain = ["headers", "cookies", "records", "result", "timeout", "rateLimit", "each"];
    private static readonly string[] Readers = ["records", "result", "pages", "content"];

    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("operations"))
            context.Operations[node.Name!] = Compile(context, node);
    }

    private static OperationProgram Compile(CompilationContext context, AuthoredNode node)
    {
        var members = new MemberCompiler(context) { Rules = StepNames.RulesFor(node) }.Compile(node, [.. OperationShape.Shape.Members.Where(member => Plain.Contains(member.Name))]);
        var request = node["request"] is { } line ? RequestLine.Compile(context, line) : new RequestLine(OperationProgram.Stepwise, new UrlProgram([]));
        var body = new BodyCompiler(context, node);
        var pages = node["pages"] is { } written ? new MemberCompiler(context) { Rules = AnswerBinding.RulesOf(context) }.CreateKind<PagerProgram>(written, PageKinds.All) : null;
        if (pages is not null && members.Value("records") is null)
            context.Bag.Report(OperationRules.PagesWithoutRecords, context.File.Key(node["pages"]!), $"The operation '{node.Name}' has pages and no records.");
        return new OperationProgram
        {
            Name = node.Name!,
            Place = context.File.PlaceOf(node),
            Method = request.Method,
            Url = request.Url,
            Query = body.Slot(node["query"], ValueKinds.Object),
            Headers = members.Value("headers"),
            Cookies = members.Value("cookies"),
            Body = body.Body(),
            BodyForm = body.Form,
            Parts = body.Parts(),
            IsGraphQl = node["graphql"] is not null,
            Decoding = Decoding(context, node),
            Content = Content(context, node["content"]),
            Answers = context.Answers,
            Records = members.Value("records"),
            Each = members.Path("each") is { } each ? PlacesProgram.Of(each, context.Settings.PathLimits) : null,
            Also = AnswerEntities.Compile(context, node["also"]),
            Result = members.Value("result"),
            Pages = pages,
            RateLimits = members.Texts("rateLimit"),
            Errors = ErrorRules.Compile(context, node["errors"]),
            Timeout = members.Duration("timeout"),
        };
    }

    private static ContentProgram? Content(CompilationContext context, AuthoredNode? node)
    {
        if (node?["path"] is not { } written || new PathCompiler(context).Compile(written, new SlotRules(Slots.Answer)) is not { } path)
            return null;
        if (!path.IsSingular)
            context.Bag.Report(OperationRules.ContentNotOne, context.File.Value(written), $"The path '{path}' may give several values, and a file is one.");
        return new ContentProgram(context.File.PlaceOf(node), path);
    }

    private static DecodingProgram? Decoding(CompilationContext context, AuthoredNode node)
    {
        if (node["decode"] is not { } written || DecodingKinds.All[written.String ?? written["type"]?.String ?? ""] is not Kind<DecodingProgram> kind)
            return null;
        var decoding = kind.Create(new MemberCompiler(context).Compile(written, kind.Members));
        foreach (var reader in Readers.Select(name => node[name]).OfType<AuthoredNode>().Where(_ => !decoding.HasDocument))
            context.Bag.Report(OperationRules.NothingToRead, context.File.Key(reader), $"The answers of '{node.Name}' are {decoding.Noun}, and {reader.Name} reads a document.");
        return decoding;
    }
}
