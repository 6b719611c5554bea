using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Sync.Systems;

/// <summary>Each sort of failure has a code of its own, which <c>explain</c> knows.</summary>
public sealed class FailureCodesTests
{
    [Fact]
    public void No_code_of_a_failure_is_written_beside_its_sort()
    {
        var files = Directory.GetFiles(Repository.PathOf("engine/Rezolve.Mapping/Sync"), "*.cs", SearchOption.AllDirectories);
        Assert.Empty(files.Where(file => File.ReadAllText(file).Contains("\"RZ8", StringComparison.Ordinal)).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(FailureClass.Transient, "RZ8001", "Failed, and may work later")]
    [InlineData(FailureClass.Throttled, "RZ8002", "More asked than allowed")]
    [InlineData(FailureClass.Auth, "RZ8003", "Not signed in")]
    [InlineData(FailureClass.Permission, "RZ8004", "Not allowed")]
    [InlineData(FailureClass.Validation, "RZ8005", "Refused by the system")]
    [InlineData(FailureClass.Mapping, "RZ8006", "Could not be mapped")]
    [InlineData(FailureClass.Conflict, "RZ8007", "Changed meanwhile")]
    [InlineData(FailureClass.NotFound, "RZ8008", "Not there")]
    [InlineData(FailureClass.Ambiguous, "RZ8009", "In doubt")]
    [InlineData(FailureClass.Config, "RZ8010", "Connection or manifest is wrong")]
    [InlineData(FailureClass.Poison, "RZ8011", "Given up")]
    [InlineData(FailureClass.Bug, "RZ8012", "A mistake of the engine")]
    internal void A_sort_of_failure_is_explained(FailureClass sort, string code, string title)
    {
        Assert.Equal(code, FailureCodes.Of(sort));
        Assert.Equal(title, DiagnosticCatalog.Find(code)!.Title);
    }

    [Fact]
    public void There_is_a_code_for_every_sort() =>
        Assert.Equal(Enum.GetValues<FailureClass>().Length, Enum.GetValues<FailureClass>().Select(FailureCodes.Of).Distinct().Count());
}
