using System.Net.Sockets;
using Rezolve.Mapping.Cli.Control;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Tests.Operating;
using Rezolve.Mapping.Hub.Rows;

namespace Rezolve.Mapping.Cli.Tests.Control;

public sealed class ControlSocketTests : OperatingTest
{
    [Fact]
    public async Task While_a_store_is_held_its_holder_answers()
    {
        await KeepAsync(LinkRows.Of("acme", Link("desk", "1", "t1")));
        var alone = await Run("links", "--json");
        await using var store = await OpenAsync();
        await using var server = Listen(store);
        var asked = await Run("links", "--json");
        Assert.Equal((alone.Exit, alone.Out, alone.Err), (asked.Exit, asked.Out, asked.Err));
        Assert.Equal("desk: paused.\n", (await Run("pause", "desk")).Out);
        Assert.True(await new HubStore(store, "acme").IsPausedAsync("desk", Cancellation));
        var wrong = await Run("pause", "nothing");
        Assert.Equal((2, ""), (wrong.Exit, wrong.Out));
        Assert.Contains("no connection or sync 'nothing'", wrong.Err);
    }

    [Fact]
    public async Task Only_the_owner_gets_at_the_store_and_its_socket()
    {
        await using (var store = await OpenAsync())
        {
            await using var server = Listen(store);
            foreach (var file in (string[])["rezolve.db", "rezolve-log.db", "rezolve.db.sock", "rezolve.db.control"])
                Assert.Equal(OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(Path.Combine(Folder, file)));
        }
        Assert.False(File.Exists(StoreFile + ".sock"));
        Assert.False(File.Exists(StoreFile + ".control"));
    }

    [Fact]
    public async Task A_socket_left_behind_is_told_from_one_that_answers()
    {
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(StoreFile + ".sock"));
            new ControlPlace(StoreFile).Tell(StoreFile + ".sock");
        }
        if (!File.Exists(StoreFile + ".sock"))
            File.WriteAllText(StoreFile + ".sock", "");
        Assert.Equal(0, (await Run("status")).Exit);
        await using var store = await OpenAsync();
        var run = await Run("status");
        Assert.Equal((1, ""), (run.Exit, run.Out));
        Assert.Contains($"error RZ9011: Process {Environment.ProcessId} has the store rezolve.db open and takes no commands now.", run.Err);
        await using var server = Listen(store);
        Assert.Equal(0, (await Run("status")).Exit);
    }

    [Fact]
    public async Task A_store_with_a_long_path_listens_elsewhere()
    {
        var folder = Path.Combine(Folder, new string('x', 100));
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Folder, "rezolve.json"), Path.Combine(folder, "rezolve.json"));
        var file = Path.Combine(folder, "rezolve.db");
        await using var store = await LiteDb.LiteDbStore.OpenAsync(file, Clock, new LiteDb.LiteDbLimits(), Cancellation);
        string socket;
        await using (ControlServer.Start(file, new ControlDesk(Terminal(), new HeldStore(file, store)).RunAsync, Clock))
        {
            socket = new ControlPlace(file).Find()!;
            Assert.Equal("sock", Path.GetFileName(socket));
            Assert.False(socket.StartsWith(folder, StringComparison.Ordinal));
            Assert.Equal(0, (await Run("status", "--workspace", folder)).Exit);
        }
        Assert.False(Directory.Exists(Path.GetDirectoryName(socket)));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("precious.txt")]
    [InlineData("/tmp/rezolve-x/../../home/sock")]
    [InlineData("/tmp/other/sock")]
    public async Task A_note_from_elsewhere_leads_nowhere(string path)
    {
        var precious = Write("precious.txt", "kept");
        File.WriteAllText(StoreFile + ".control", Path.IsPathRooted(path) ? path : precious);
        Assert.Null(new ControlPlace(StoreFile).Find());
        await using (var store = await OpenAsync())
        {
            await using var server = Listen(store);
            Assert.Equal(0, (await Run("status")).Exit);
        }
        Assert.Equal("kept", File.ReadAllText(precious));
    }

    [Fact]
    public async Task A_socket_elsewhere_that_was_left_behind_is_taken_away()
    {
        var folder = Directory.CreateTempSubdirectory("rezolve-").FullName;
        File.WriteAllText(Path.Combine(folder, "sock"), "");
        File.WriteAllText(StoreFile + ".control", Path.Combine(folder, "sock"));
        await using var store = await OpenAsync();
        await using var server = Listen(store);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(StoreFile + ".sock", new ControlPlace(StoreFile).Find());
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("approve")]
    [InlineData("")]
    public async Task Only_operators_commands_are_run_for_others(string command)
    {
        await using var store = await OpenAsync();
        await using var server = Listen(store);
        var answer = await ControlClient.AskAsync(StoreFile, new ControlRequest(command, [], Folder), Cancellation);
        Assert.Equal((2, ""), (answer!.Exit, answer.Out));
    }

    [Theory]
    [InlineData("nonsense\n")]
    [InlineData("{\"command\":7}\n")]
    [InlineData("[1,2]\n")]
    public async Task Who_talks_nonsense_gets_no_answer_and_does_no_harm(string line)
    {
        await using var store = await OpenAsync();
        await using var server = Listen(store);
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(StoreFile + ".sock"), Cancellation);
            await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(line), Cancellation);
            Assert.Equal(0, await socket.ReceiveAsync(new byte[10], Cancellation));
        }
        Assert.Equal(0, (await Run("status")).Exit);
    }

    [Fact]
    public async Task Another_workspace_is_not_answered_for()
    {
        Write("other/rezolve.json", Read("rezolve.json"));
        await using var store = await OpenAsync();
        await using var server = Listen(store);
        var answer = await ControlClient.AskAsync(StoreFile, new ControlRequest("status", ["--workspace", "other"], Folder), Cancellation);
        Assert.Equal(2, answer!.Exit);
        Assert.Contains("RZ9011", answer.Err);
    }

    private static UnixFileMode? ModeOf(string file) => OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(file);

    private ControlServer Listen(LiteDb.LiteDbStore store) => ControlServer.Start(StoreFile, new ControlDesk(Terminal(), new HeldStore(StoreFile, store)).RunAsync, Clock);

    private Terminal Terminal() => new() { Input = Stream.Null, Output = Stream.Null, Errors = Stream.Null, Folder = Folder, Variable = _ => null, Clock = Clock };
}
