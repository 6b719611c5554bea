using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cases.Kinds;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Schemas;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Checking;
using Rezolve.Mapping.Transforms.Conversions;

namespace Rezolve.Mapping.Tests.Language;

/// <summary>The language describes itself in full, and its own examples and defaults obey it.</summary>
public sealed class LanguageTests
{
    private static readonly LanguageWalk Walk = LanguageWalk.From([ConnectorShape.Shape, WorkspaceShape.Shape], [CaseKinds.All]);

    public static TheoryData<string> Shapes => [.. Walk.Shapes.Select(shape => WrittenWords.Heading(shape))];

    public static TheoryData<string, string> Kinds => [.. from family in Walk.Families from kind in family.Kinds select (family.Name, kind.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_describes_itself(string heading)
    {
        var shape = Walk.Shapes.First(one => WrittenWords.Heading(one) == heading);

        AssertSentence(shape.Summary, shape.Name);
        Assert.NotEqual("", shape.Title);
        Assert.NotEmpty(shape.Members);
        AssertMembers(shape.Members, shape.ExactlyOneOf);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_describes_itself(string family, string name)
    {
        var kind = Walk.Families.Single(one => one.Name == family)[name]!;

        AssertSentence(kind.Summary, name);
        Assert.NotEmpty(kind.Examples);
        Assert.DoesNotContain("type", kind.Members.Select(member => member.Name));
        AssertMembers(kind.Members, kind.ExactlyOneOf);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_examples_of_a_kind_are_of_the_language(string family, string name)
    {
        var written = new Written.Tagged(Walk.Families.Single(one => one.Name == family));

        Assert.All(written.Family[name]!.Examples, example => Assert.Equal("", Judge(example.Manifest, written)));
        Assert.Equal(written.Family[name]!.Examples.Count, written.Family[name]!.Examples.DistinctBy(example => example.Title).Count());
    }

    [Fact]
    public void Names_are_unique()
    {
        AssertUnique(Walk.Families.Select(family => family.Name));
        Assert.All(Walk.Families, family => AssertUnique(family.Kinds.Select(kind => kind.Name)));
        AssertUnique(Walk.Shapes.Select(WrittenWords.Heading));
        AssertUnique(Walk.Slots.Select(slot => slot.Name));
    }

    [Fact]
    public void Every_conversion_describes_itself()
    {
        Assert.All(ConversionKinds.All, kind => AssertMembers(kind.Members, []));
        Assert.All(ConversionKinds.All, kind => AssertSentence(kind.Summary, kind.Name));
    }

    [Fact]
    public void Every_slot_of_a_connector_has_what_all_slots_have() =>
        Assert.All(LanguageWalk.From([ConnectorShape.Shape], []).Slots, slot => Assert.All(Slots.Everywhere, root => Assert.Contains(root, slot.Roots.Keys)));

    private static void AssertMembers(IReadOnlyList<Member> members, IReadOnlyList<IReadOnlyList<string>> groups)
    {
        AssertUnique(members.Select(member => member.Name));
        Assert.All(groups.SelectMany(group => group), name => Assert.Contains(name, members.Select(member => member.Name)));
        foreach (var member in members)
        {
            AssertSentence(member.Summary, member.Name);
            Assert.False(member.Required && member.Default is not null, $"{member.Name} is needed and has a default");
            Assert.All(member.Examples.Concat(member.Default is { } value ? [value] : []), json => Assert.Equal("", Judge(json, member.Type)));
            if (member.Type is Written.Choice choice)
                Assert.All(choice.Words, word => AssertSentence(word.Summary, word.Name));
        }
    }

    private static string Judge(string json, Written written)
    {
        var bag = new DiagnosticBag();
        var document = AuthoredJson.Parse(Encoding.UTF8.GetBytes(json), EngineLimits.Usual.Files);
        Assert.Empty(document.Faults);
        new StructureChecker(new SourceFile("example", document), bag).Check(document.Root!, written);
        return string.Join("\n", bag.All.Select(one => $"{json}: {one.Message}"));
    }

    private static void AssertSentence(string text, string of) => Assert.True(text.Length >= 5 && text[^1] is '.' or '…' && !char.IsLower(text[0]), $"{of}: '{text}'");

    private static void AssertUnique(IEnumerable<string> names)
    {
        var all = names.ToList();
        Assert.Equal(all.Distinct(), all);
    }
}
