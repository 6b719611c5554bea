using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs;

/// <summary>How long an operator has things kept.</summary>
public sealed class RetentionReadingTests
{
    [Fact]
    public void What_is_said_holds_and_the_rest_is_as_usual()
    {
        var (kept, usual) = (ToyWorkspace.Sync("support").Retention, new RetentionPolicy());

        Assert.Equal(new KeptFor(TimeSpan.FromDays(1), 10), kept.Inbox);
        Assert.Equal(usual.Events with { Age = TimeSpan.FromDays(30) }, kept.Events);
        Assert.Equal(new KeptFor(TimeSpan.FromDays(2), 40), kept.Traces);
        Assert.Equal(usual.Conflicts with { Most = 50 }, kept.Conflicts);
        Assert.Equal(new KeptFor(TimeSpan.FromDays(5), 60), kept.DeadLetters);
        Assert.Equal(TimeSpan.FromDays(90), kept.Tombstones);
    }

    [Fact]
    public void What_the_shape_tells_as_usual_is()
    {
        var usual = new RetentionPolicy();

        Assert.Equal(usual, ToyWorkspace.With("").Retention);
        foreach (var (name, kept) in (ReadOnlySpan<(string, KeptFor)>)[("inbox", usual.Inbox), ("events", usual.Events), ("traces", usual.Traces), ("conflicts", usual.Conflicts), ("deadLetters", usual.DeadLetters)])
            Assert.Equal($$"""{ "days": {{kept.Age.TotalDays}}, "most": {{kept.Most}} }""", RetentionShape.Shape[name]!.Default);
        Assert.Equal($$"""{ "days": {{usual.Tombstones.TotalDays}} }""", RetentionShape.Shape["tombstones"]!.Default);
    }
}
