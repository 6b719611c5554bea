using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Holds the ways to sign in that are operations against these.</summary>
internal static class LoginUse
{
    /// <summary>Checks every way to sign in; the operations are known.</summary>
    public static void Check(CompilationContext context)
    {
        var options = context.Manifest.Root["connection"]!["auth"]!.Members;
        foreach (var option in options.Where(option => option["type"]?.String == "login"))
        {
            foreach (var reference in (AuthoredNode?[])[option["operation"], option["refresh"]])
            {
                if (reference is not null)
                    Check(context, reference, option.Name!);
            }
            if (option["using"] is { } other)
                CheckUsing(context, other, option, [.. options]);
        }
    }

    private static void Check(CompilationContext context, AuthoredNode reference, string option)
    {
        var operation = context.Use(reference, Slots.LoginRequest, $"the sign-in '{option}'");
        if (operation is not null && (!operation.IsPlain || operation.Pages is not null || operation.Batch is not null))
            context.Bag.Report(FlowRules.PlainRequestDue, context.File.Value(reference), $"The operation '{operation.Name}', by which the sign-in '{option}' is made, is no plain request.");
    }

    private static void CheckUsing(CompilationContext context, AuthoredNode reference, AuthoredNode option, IReadOnlyList<AuthoredNode> options)
    {
        var names = options.Where(one => one != option).Select(one => one.Name!).ToList();
        var other = options.FirstOrDefault(one => one.Name == reference.Text);
        if (other is null)
        {
            context.Bag.Report(
                OperationRules.UnknownName, context.File.Value(reference), $"There is no way to sign in named '{reference.Text}'.",
                names.Count == 0 ? "Add one to auth." : $"Declared: {string.Join(", ", names)}.", NearMiss.Of(reference.Text!, names));
        }
        else if (other["type"]?.String == "login")
            context.Bag.Report(FlowRules.SignInByLogin, context.File.Value(reference), $"The sign-in '{option.Name}' uses '{other.Name}', which is a login{(other == option ? " itself" : "")}.");
    }
}
