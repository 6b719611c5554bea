using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Hosting;

public sealed class SyncProgramsTests
{
    private static readonly ConnectionOpener Opener = new(ToyWorkspace.Services());

    [Fact]
    public async Task A_name_that_no_sync_has_is_reported()
    {
        var bag = new DiagnosticBag();

        Assert.Null(await Open(Read(ToyWorkspace.Text), "suport", bag));
        var report = Assert.Single(bag.All);
        Assert.Equal(("RZ5201", "The workspace has no sync 'suport'.", "support", "Syncs: support, alerts."), (report.Code, report.Message, report.DidYouMean, report.Remedy));
        Assert.Equal("/syncs", report.Place!.Pointer);
    }

    [Fact]
    public async Task A_workspace_without_syncs_says_so()
    {
        var bag = new DiagnosticBag();

        Assert.Null(await Open(Read("""{ "workspaceVersion": "1.0", "tenant": "acme", "connections": {} }"""), "support", bag));
        Assert.Equal(("/connections", "Add one to syncs."), (Assert.Single(bag.All).Place!.Pointer, bag.All[0].Remedy));
    }

    [Fact]
    public async Task Connections_that_were_not_approved_are_all_reported_and_none_is_used()
    {
        var bag = new DiagnosticBag();

        Assert.Null(await Open(Read(ToyWorkspace.Text), "support", bag));
        Assert.Equal(["RZ5006", "RZ5006"], bag.All.Select(one => one.Code));
    }

    [Fact]
    public async Task Connections_that_were_approved_are_open_and_the_sync_is_compiled_for_them()
    {
        var folder = Directory.CreateTempSubdirectory("rezolve-sync-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(ToyWorkspace.Folder))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var bag = new DiagnosticBag();
            var workspace = WorkspaceReader.ReadFolder(folder, EngineLimits.Usual.Files, bag)!;
            foreach (var name in workspace.Connections.Keys)
                new Mapping.Workspaces.Locking.LockFile(folder).Approve(name, Opener.Compile(workspace, name, bag)!.Entry);
            var opened = await Open(workspace, "alerts", bag);

            Assert.Empty(bag.All);
            Assert.Equal("alerts", opened!.Program.Name);
            Assert.Equal(["watch", "desk"], opened.Connections.Keys);
            Assert.Equal(Path.Combine(folder, "state", "acme.db"), opened.Store.File);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<OpenedSync?> Open(Workspace workspace, string name, DiagnosticBag bag) =>
        SyncPrograms.OpenAsync(Opener, workspace, name, EngineLimits.Usual, bag, TestContext.Current.CancellationToken);

    private static Workspace Read(string text) =>
        WorkspaceReader.Read(ToyWorkspace.Folder, WorkspaceReader.FileName, Encoding.UTF8.GetBytes(text), EngineLimits.Usual.Files, new DiagnosticBag())!;
}
