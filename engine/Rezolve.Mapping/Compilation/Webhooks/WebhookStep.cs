using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Steps;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks.Verification;

namespace Rezolve.Mapping.Compilation.Webhooks;

/// <summary>Compiles what the system tells by itself; it needs operations and entities.</summary>
internal sealed class WebhookStep : ICompilationStep
{
    private static readonly string[] Plain = ["fanOut", "deduplicate"];

    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("webhooks"))
            Compile(context, node);
    }

    private static void Compile(CompilationContext context, AuthoredNode node)
    {
        var compiler = new MemberCompiler(context);
        var members = compiler.Compile(node, [.. WebhookShape.Shape.Members.Where(member => Plain.Contains(member.Name))]);
        var verify = node["verify"] is { } written ? compiler.CreateKind<VerifyProgram>(written, VerifyKinds.All) : null;
        var rules = new HintCompiler(context).Compile(node);
        var challenge = node["challenge"] is { } asked ? Challenge(compiler, asked) : null;
        var subscription = node["subscription"] is { } told ? new SubscriptionCompiler(context, node.Name!).Compile(told) : null;
        if (verify is null)
            return;
        if (verify is { TakesSecret: true, SaysSecret: false } && node["subscription"] is null)
            context.Bag.Report(WebhookRules.NoSecret, context.File.Value(node["verify"]!), $"The webhook '{node.Name}' has no secret and no subscription.");
        context.Webhooks[node.Name!] = new WebhookProgram
        {
            Name = node.Name!,
            Place = members.Place,
            Verify = verify,
            FanOut = members.Value("fanOut"),
            Deduplicate = members.Value("deduplicate"),
            On = rules,
            Challenge = challenge,
            Subscription = subscription,
        };
        TimestampCheck.Run(context, node["verify"]!, verify);
    }

    private static ChallengeProgram? Challenge(MemberCompiler compiler, AuthoredNode node)
    {
        var shape = ((Language.Written.Shaped)WebhookShape.Shape["challenge"]!.Type).Shape;
        var members = compiler.Compile(node, shape.Members);
        return members.Value("when") is ValueSlot when && members.Value("respond") is ValueSlot respond ? new ChallengeProgram(when, respond) : null;
    }
}
