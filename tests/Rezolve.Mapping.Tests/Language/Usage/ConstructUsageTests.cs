using Rezolve.Mapping.Cases.Kinds;
using Rezolve.Mapping.Language.Schemas;
using Rezolve.Mapping.Language.Shapes;

namespace Rezolve.Mapping.Tests.Language.Usage;

/// <summary>The language has nothing that no test uses: a construct comes with a case, or a test with a manifest, that fails without it.</summary>
public sealed class ConstructUsageTests
{
    private static readonly LanguageWalk Walk = LanguageWalk.From([ConnectorShape.Shape, WorkspaceShape.Shape], [CaseKinds.All]);

    private static readonly Lazy<UsedMembers> Used = new(() => TestedTexts.Used(Walk));

    [Fact]
    public void Every_construct_is_used_by_a_test()
    {
        var unused = Used.Value.All.Where(construct => !Used.Value.Has(construct) && !Unused.Reasons.ContainsKey(construct)).ToList();
        Assert.True(
            unused.Count == 0,
            $"No test uses {string.Join(", ", unused)}. Write a case (tests/Rezolve.Mapping.Tests/Toys, connectors/*/cases), or a test with a manifest, that fails without it.");
    }

    [Fact]
    public void What_is_excused_is_of_the_language_and_still_unused()
    {
        var all = Used.Value.All;
        Assert.Equal([], Unused.Reasons.Keys.Where(construct => !all.Contains(construct) || Used.Value.Has(construct)));
    }
}
