using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Takes the connection's inputs: fills in defaults, holds each against what the connector declares.</summary>
internal sealed class InputStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        InputDeclarations.Check(context);
        var types = new Dictionary<string, RootType>(StringComparer.Ordinal);
        var inputs = new ValueObject();
        foreach (var declared in InputDeclarations.Of(context.Manifest.Root["connection"]!).DistinctBy(input => input.Name))
        {
            var hasDefault = declared["default"] is not null;
            types[declared.Name!] = InputUse.TypeOf(declared["type"]!.Text!, isOptional: false);
            if (declared["secret"]?.Boolean == true)
                context.SecretInputs.Add(declared.Name!);
            if (context.Settings.Inputs?.TryGetValue(declared.Name!, out var given) == true && !given.IsNothing)
                Take(context, inputs, declared, given);
            else if (hasDefault)
                inputs[declared.Name!] = ValueSlotCompiler.Literal(declared["default"]!);
            else if (context.Settings is { Inputs: null } or { AllowsUnknownInputs: true } || IsOfOtherSignIn(declared, context.Settings.Auth))
                inputs[declared.Name!] = Unknown(declared);
            else
            {
                context.Bag.Report(
                    WorkspaceRules.InputMissing, context.Settings.InputSpot(declared.Name!) ?? context.File.Key(declared),
                    $"The connection gives no '{declared.Name}', which the connector needs.");
            }
        }
        context.Inputs = inputs;
        context.InputTypes = new RootType(ValueKinds.Object, types);
        ReportUnknown(context, types.Keys);
    }

    // An option's inputs stand in auth / its name / inputs / the input.
    private static bool IsOfOtherSignIn(AuthoredNode declared, string? picked) =>
        declared.Parent?.Parent is { Parent.Name: "auth" } option && option.Name != picked;

    private static void Take(CompilationContext context, ValueObject inputs, AuthoredNode declared, Value given)
    {
        inputs[declared.Name!] = given;
        var problem = InputDeclarations.Unfit(declared, given);
        if (problem is not null)
            context.Bag.Report(WorkspaceRules.InputUnfit, context.Settings.InputSpot(declared.Name!) ?? context.File.Key(declared), $"The value given for '{declared.Name}' {problem}.");
    }

    private static Value Unknown(AuthoredNode declared) => declared["type"]!.Text switch
    {
        "integer" or "number" => Value.Of(0),
        "boolean" => Value.False,
        _ => declared["format"]?.String == "uri" ? Value.Of("https://unknown.invalid") : Value.Of("unknown"),
    };

    private static void ReportUnknown(CompilationContext context, IReadOnlyCollection<string> declared)
    {
        foreach (var name in context.Settings.Inputs?.Keys.Where(name => !declared.Contains(name)) ?? [])
        {
            context.Bag.Report(
                WorkspaceRules.UnknownInput, context.Settings.InputSpot(name) ?? context.File.Key(context.Manifest.Root["connection"]!),
                $"The connector '{context.Manifest.Name}' declares no input '{name}'.",
                $"Declared: {string.Join(", ", declared)}.", NearMiss.Of(name, declared));
        }
    }
}
