using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Workspaces;

/// <summary>Workspaces with one mistake each: the report is exact to the character.</summary>
public sealed class WrongWorkspaceTests
{
    private static readonly string Folder = Repository.PathOf("tests/Rezolve.Mapping.Tests/Workspaces/Wrong");
    private static readonly string Good = File.ReadAllText(Path.Combine(Folder, WorkspaceReader.FileName));
    private static readonly IReadOnlyList<WrongCase> All = WrongFiles.Load(Folder, Judge)["workspace"];

    public static TheoryData<string> Titles => [.. All.Select(one => one.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_mistake_is_reported_as_written(string title)
    {
        var wrong = All.Single(one => one.Title == title);

        Assert.Equal(wrong.Expected, WrongCase.Render(Judge(wrong)));
        Assert.NotEmpty(wrong.Expected);
    }

    [Fact]
    public void Every_report_has_a_place_and_a_remedy() =>
        Assert.All(All.SelectMany(Judge), one => Assert.True(one.Place is not null && one.Remedy.Length > 0, one.Message));

    [Fact]
    public void The_workspace_without_a_mistake_is_fine() => Assert.Equal("", WrongCase.Render(Judge(new WrongCase("none", [], ""))));

    private static IReadOnlyList<Diagnostic> Judge(WrongCase wrong)
    {
        var bag = new DiagnosticBag();
        var workspace = WorkspaceReader.Read(Repository.Root, WorkspaceReader.FileName, Encoding.UTF8.GetBytes(wrong.Apply(Good)), EngineLimits.Usual.Files, bag);
        if (workspace is null)
            return bag.All;
        var opener = new ConnectionOpener(Services());
        if (wrong.Told("@open") is { } opened)
            _ = opener.Open(workspace, opened, bag);
        foreach (var name in wrong.Told("@connection") is { } told ? [told] : workspace.Connections.Keys.ToArray())
            _ = opener.Compile(workspace, name, bag);
        return bag.All;
    }

    private static ConnectionServices Services() => new()
    {
        Limits = EngineLimits.Usual,
        Secrets = new SecretSource(variable => variable is "REZOLVE_SECRET_DESK_TOKEN" or "REZOLVE_SECRET_TRACKER_TOKEN" ? "s3cret" : null),
        Tokens = new MemoryTokenStore(),
        Clock = TimeProvider.System,
        Chance = () => 0,
        ClientFor = (_, _) => () => throw new InvalidOperationException("Nothing is sent."),
    };
}
