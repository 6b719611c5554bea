using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>Comments and files on the real server: what people say on a ticket, out of everything that happens to it.</summary>
[Collection(TrackerCollection.Name)]
public sealed class ConversationTests(TrackerServer server)
{
    [Fact]
    public async Task Replies_and_notes_of_a_ticket_are_read_with_their_texts()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var key = await TicketAsync(desk, "e2e-conversation-1");
        await SayAsync(desk, key, "public", "<p>Űber <b>here</b></p>");
        await SayAsync(desk, key, "internal", "<p>Only us</p>");

        var run = await desk.RunAsync("read", "desk", "comment", "--parent", key);

        Assert.True(run.Exit == 0, run.Err);
        Assert.Equal(
            [("public", "html <p>Űber <b>here</b></p>", "sync", key), ("internal", "html <p>Only us</p>", "sync", key)],
            run.Lines().Select(comment => (Text(comment, "kind"), $"{Text(comment, "body", "format")} {Text(comment, "body", "text")}", Text(comment, "author", "key"), Text(comment, "parent", "key"))));
        var again = await desk.RunAsync("read", "desk", "comment", "--parent", key, "--key", Text(run.Lines()[0], "key"));
        Assert.Equal(run.Out.Split('\n')[0] + "\n", again.Out);
    }

    [Fact]
    public async Task Files_of_a_ticket_are_read_and_its_texts_and_mails_are_not_among_them()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var key = await TicketAsync(desk, "e2e-conversation-2");
        await SendFilesAsync(key, ("a.txt", "text/plain", "Hello\n"), ("page.html", "text/html", "<b>not the comment</b>"));

        var comment = (await desk.RunAsync("read", "desk", "comment", "--parent", key)).Lines().Single();
        var files = (await desk.RunAsync("read", "desk", "attachment", "--parent", key)).Lines();

        Assert.Equal(("plain", "With files"), (Text(comment, "body", "format"), Text(comment, "body", "text")));
        Assert.Equal(
            [("a.txt", "text/plain", 6, Text(comment, "key")), ("page.html", "text/html", 22, Text(comment, "key"))],
            files.Select(file => (Text(file, "filename"), Text(file, "mediaType"), file.GetProperty("size").GetInt32(), Text(file, "comment"))));
    }

    [Fact]
    public async Task The_bytes_of_a_file_are_those_that_were_sent()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        using var clients = new ConnectionClients(EngineLimits.Usual.Pool);
        var runtime = await desk.OpenAsync(clients);
        var key = await TicketAsync(desk, "e2e-conversation-4");
        await SendFilesAsync(key, ("Árvíz.txt", "text/plain", "Hello\n"));
        var file = (await desk.RunAsync("read", "desk", "attachment", "--parent", key)).Lines().Single();

        using var got = await new ContentReader(runtime.Runner.SendAsync, runtime.Program.Entities["attachment"])
            .OpenAsync(Text(file, "key"), Value.Undefined, runtime.NewUnit(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        Assert.NotNull(got.Stream);
        using var text = new StreamReader(got.Stream);
        Assert.Equal("Hello\n", await text.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Comments_of_every_ticket_that_changed_are_read_ticket_by_ticket()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var key = await TicketAsync(desk, "e2e-conversation-3");
        await SayAsync(desk, key, "internal", "<p>Walked</p>");

        var run = await desk.RunAsync("read", "desk", "comment", "--since", "2025-01-01", "--limit", "0", "--filter", "queue=Support");

        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains(run.Lines(), comment => Text(comment, "parent", "key") == key && Text(comment, "body", "text") == "<p>Walked</p>");
        Assert.Matches("Read for [0-9]+ tickets", run.Err);
    }

    private static async Task<string> TicketAsync(Desk desk, string intent)
    {
        var made = await desk.CallAsync("ticketCreate", new { intent = new { key = intent }, document = new { Subject = intent, Content = "<p>First</p>" } });
        Assert.True(made.Exit == 0, made.Err);
        return JsonDocument.Parse(made.Out).RootElement.GetProperty("id").GetString()!;
    }

    private static async Task SayAsync(Desk desk, string key, string kind, string text)
    {
        var said = await desk.CallAsync("commentCreate", new { parent = new { key }, comment = new { kind }, document = new { Content = text } });
        Assert.True(said.Exit == 0, said.Err);
    }

    private async Task SendFilesAsync(string key, params (string Name, string Type, string Text)[] files)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", server.Token);
        var body = new
        {
            Content = "With files",
            ContentType = "text/plain",
            Attachments = files.Select(file => new { FileName = file.Name, FileType = file.Type, FileContent = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(file.Text)) }),
        };
        using var answer = await client.PostAsJsonAsync($"{server.Url}/REST/2.0/ticket/{key}/correspond", body, JsonSerializerOptions.Default, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }

    private static string Text(JsonElement of, params string[] path) => path.Aggregate(of, (at, name) => at.GetProperty(name)).GetString()!;
}
