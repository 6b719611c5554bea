using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Webhooks;

namespace Rezolve.Mapping.Compilation.Webhooks;

/// <summary>Compiles how the system is told where to send the events of a webhook.</summary>
internal sealed class SubscriptionCompiler(CompilationContext context, string webhook)
{
    private static readonly Shape Shape = ((Written.Shaped)WebhookShape.Shape["subscription"]!.Type).Shape;

    /// <summary>The subscription; null where its first operation has a mistake.</summary>
    public SubscriptionProgram? Compile(AuthoredNode node)
    {
        var members = new MemberCompiler(context).Compile(node, [.. Shape.Members.Where(member => member.Name is "id" or "secret" or "every")]);
        var (create, renew, remove) = (Operation(node, "create"), Operation(node, "renew"), Operation(node, "remove"));
        if (node["renew"] is null != node["every"] is null)
            context.Bag.Report(WebhookRules.NeverRenewed, context.File.Value(node), node["renew"] is null ? "It says how often, and not how." : "It says how, and not how often.");
        foreach (var reader in node["id"] is null ? new[] { "renew", "remove" } : [])
        {
            if (node[reader] is { } reference && AsksForId(reference.Text!))
                context.Bag.Report(WebhookRules.IdUnread, context.File.Value(reference), $"The operation '{reference.Text}' reads hook.id.");
        }
        return create is null ? null : new SubscriptionProgram(create)
        {
            Renew = renew,
            Remove = remove,
            Id = members.Value("id"),
            Secret = members.Value("secret"),
            Every = members.Duration("every"),
        };
    }

    private OperationProgram? Operation(AuthoredNode node, string member) => node[member] is { } reference
        ? context.Use(reference, Slots.HookRequest, $"'subscription.{member}' of the webhook '{webhook}'", writes: true)
        : null;

    private bool AsksForId(string operation) => context.Manifest.Root["operations"]?[operation] is { } node && Texts(node).Any(text => text.Contains("hook.id", StringComparison.Ordinal));

    private static IEnumerable<string> Texts(AuthoredNode node) => node.String is { } text ? [text] : node.Members.Concat(node.Items).SelectMany(Texts);
}
