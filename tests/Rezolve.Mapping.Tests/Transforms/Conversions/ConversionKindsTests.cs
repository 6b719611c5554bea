using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Conversions;

public sealed class ConversionKindsTests
{
    public static TheoryData<string, string> Examples =>
        new(ConversionKinds.All.SelectMany(kind => kind.Examples.Select(example => ($"{kind.Types[0].Word()} {kind.Name}", example.Title))));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_holds_in_both_directions(string kindName, string title)
    {
        var kind = ConversionKinds.All.First(kind => $"{kind.Types[0].Word()} {kind.Name}" == kindName);
        var example = kind.Examples.First(example => example.Title == title);
        var form = kind.CreateFor(kind.Types[0], Members(example.Manifest));
        var canonical = form.ToCanonical(ValueJson.Read(Encoding.UTF8.GetBytes(example.Input)), new Scope());
        Assert.Equal(example.Outcome, Json(canonical));
        Assert.Equal(example.Input, Json(form.ToVendor(canonical, new Scope())));
    }

    [Fact]
    public void Every_form_has_an_example_and_a_summary() =>
        Assert.All(ConversionKinds.All, kind => Assert.True(kind.Examples.Count > 0 && kind.Summary.EndsWith('.'), kind.Name));

    [Fact]
    public void A_word_that_is_no_form_names_those_that_are()
    {
        Assert.Null(ConversionKinds.Create("epoch", FieldType.Instant, out var fault));
        Assert.Equal("'epoch' is no form of instant; the forms are iso8601, epochSeconds, epochMillis, date", fault);
        Assert.Null(ConversionKinds.Create("string", FieldType.Json, out fault));
        Assert.Equal("a field of type json has one form only", fault);
    }

    private static string Json(in Value value)
    {
        using var output = new Utf8Output();
        CanonicalJson.Write(output, value);
        return Encoding.UTF8.GetString(output.Written.Span);
    }

    private static CompiledMembers Members(string manifest)
    {
        var element = JsonElement.Parse(manifest);
        var members = new Dictionary<string, object>();
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
                members.Add(member.Name, member.Name == "zone" ? new ConstantSlot(SampleEntity.Place, Value.Of(member.Value.GetString())) : member.Value.GetString()!);
        }
        return new CompiledMembers(SampleEntity.Place, members);
    }
}
