using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Templates;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;
using Slot = Rezolve.Mapping.Tests.Http.Fakes.Slot;

namespace Rezolve.Mapping.Tests.Http.Auth;

/// <summary>Compiles small fragments of manifests, so that examples run without the compiler.</summary>
internal static class FakeManifest
{
    public static AuthProgram Auth(string json)
    {
        using var document = JsonDocument.Parse(json);
        var kind = (Kind<AuthProgram>)AuthKinds.All[document.RootElement.GetProperty("type").GetString()!]!;
        return kind.Create(Members(document.RootElement, kind.Members));
    }

    public static CompiledMembers Members(JsonElement json, IReadOnlyList<Member> members)
    {
        var compiled = new Dictionary<string, object>();
        foreach (var member in members)
        {
            if (json.TryGetProperty(member.Name, out var written))
                compiled[member.Name] = Compile(written, member.Type);
            else if (member.Default is { } fallback)
                compiled[member.Name] = Compile(JsonDocument.Parse(fallback).RootElement, member.Type);
        }
        return new CompiledMembers(Slot.Place(3), compiled);
    }

    private static object Compile(JsonElement json, Written type) => type switch
    {
        Written.Value value => Compile(json, value.Slot),
        Written.Shaped shaped => Members(json, shaped.Shape.Members),
        Written.Flag => json.GetBoolean(),
        Written.Whole => json.GetInt64(),
        Written.Duration => System.Xml.XmlConvert.ToTimeSpan(json.GetString()!),
        Written.List => json.EnumerateArray().Select(item => item.GetString()!).ToList(),
        Written.Map { Of: Written.Value value } => json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Compile(member.Value, value.Slot))).ToList(),
        Written.Map { Of: Written.Text } => json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!),
        Written.ShortOrLong => json.ValueKind switch
        {
            JsonValueKind.Number => json.GetInt64(),
            JsonValueKind.String => json.GetString()!,
            _ => json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? (object)item.GetInt64() : item.GetString()!).ToList(),
        },
        _ => json.GetString()!,
    };

    private static ValueSlot Compile(JsonElement json, Rezolve.Mapping.Language.Slot slot)
    {
        if (json.ValueKind != JsonValueKind.String)
            return new ConstantSlot(Slot.Place(), ValueJson.Read(json));
        var parts = TemplateSplitter.Split(json.GetString()!, []).Select(part => part.IsExpression
            ? new ExpressionSlot(Slot.Place(), Expression(part.Text, slot))
            : (ValueSlot)new ConstantSlot(Slot.Place(), Value.Of(part.Text))).ToList();
        return parts is [var only] ? only : new TemplateSlot(Slot.Place(), parts);
    }

    private static ExpressionProgram Expression(string source, Rezolve.Mapping.Language.Slot slot)
    {
        var faults = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(source, new() { Roots = slot.Roots }, faults);
        Assert.True(program is not null, $"{source}: {string.Join(" | ", faults)}");
        return program;
    }
}
