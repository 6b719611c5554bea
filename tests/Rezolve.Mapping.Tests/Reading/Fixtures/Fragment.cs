using System.Text.Json;
using System.Xml;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>Makes the program of a kind from a fragment of manifest, with the defaults its members declare.</summary>
internal static class Fragment
{
    public static TProgram Compile<TProgram>(KindFamily family, string manifest)
    {
        using var document = JsonDocument.Parse(manifest);
        var kind = (Kind<TProgram>)family[document.RootElement.GetProperty("type").GetString()!]!;
        return kind.Create(Compile(kind.Members, document.RootElement));
    }

    private static CompiledMembers Compile(IReadOnlyList<Member> members, JsonElement written)
    {
        var unknown = written.EnumerateObject().Select(member => member.Name).Except(members.Select(member => member.Name)).Except(["type"]);
        Assert.Empty(unknown);
        var compiled = new Dictionary<string, object>();
        foreach (var member in members)
        {
            if (written.TryGetProperty(member.Name, out var value))
                compiled[member.Name] = Compile(member.Type, value);
            else if (member.Default is not null)
                compiled[member.Name] = Compile(member.Type, JsonSerializer.Deserialize<JsonElement>(member.Default));
            else
                Assert.False(member.Required, $"{member.Name} is required");
        }
        return new CompiledMembers(new SourcePlace("test.json", 1, 1, ""), compiled);
    }

    private static object Compile(Written type, JsonElement value) => type switch
    {
        Written.Value => TestSlot.Of(value.Clone()),
        Written.Whole => value.GetInt64(),
        Written.Flag => value.GetBoolean(),
        Written.Duration => XmlConvert.ToTimeSpan(value.GetString()!),
        Written.Text or Written.Choice or Written.NameOf => value.GetString()!,
        Written.List { Of: Written.Text } => value.EnumerateArray().Select(item => item.GetString()!).ToList(),
        Written.Map { Of: Written.Text } => value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!),
        Written.ShortOrLong => value.ValueKind == JsonValueKind.Number ? value.GetInt64()
            : value.ValueKind == JsonValueKind.String ? value.GetString()!
            : value.EnumerateArray().Select(item => Compile(type, item)).ToList(),
        Written.Shaped shaped => Compile(shaped.Shape.Members, value),
        _ => throw new NotSupportedException(type.GetType().Name),
    };
}
