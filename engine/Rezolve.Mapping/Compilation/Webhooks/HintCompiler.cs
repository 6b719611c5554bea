using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Webhooks;

namespace Rezolve.Mapping.Compilation.Webhooks;

/// <summary>Compiles which records the events of a webhook are about.</summary>
internal sealed class HintCompiler(CompilationContext context)
{
    private static readonly Shape Row = ((Written.Shaped)((Written.List)WebhookShape.Shape["on"]!.Type).Of).Shape;

    /// <summary>The rows of a webhook.</summary>
    public IReadOnlyList<HintRule> Compile(AuthoredNode webhook)
    {
        var rules = new List<HintRule>();
        var compiler = new MemberCompiler(context);
        foreach (var node in webhook["on"]?.Items ?? [])
        {
            if (rules is [.., { When: null }])
                context.Bag.Report(WebhookRules.RowNeverReached, context.File.Value(node), "The row before it has no when.");
            var members = compiler.Compile(node, Row.Members);
            var rule = new HintRule(
                members.Place, members.Value("when"), members.Text("entity"), members.Value("hint"), members.Value("parentKey"), Enum.Parse<HintDeed>(members.Text("do")!, ignoreCase: true));
            if (rule.Deed != HintDeed.Ignore && node["entity"] is not null == (rule.Entity is not null))
                Check(node, rule);
            rules.Add(rule);
        }
        return rules;
    }

    private void Check(AuthoredNode node, HintRule rule)
    {
        var isChild = rule.Entity is { } name && context.Entities.GetValueOrDefault(name) is { Parents.Count: > 0 };
        if (rule.Entity is null)
            context.Bag.Report(WebhookRules.HintUnsaid, context.File.Value(node), "The row names no entity.");
        else if (isChild && rule.ParentKey is null)
            context.Bag.Report(WebhookRules.ChildWithoutParent, context.File.Value(node), $"Records of '{rule.Entity}' belong to others, and the row has no parentKey.");
        else if (!isChild && rule.Hint is null)
            context.Bag.Report(WebhookRules.HintUnsaid, context.File.Value(node), $"The row does not say which record of '{rule.Entity}' is meant.");
    }
}
