namespace Rezolve.Mapping.Cli.Tests.Syncing;

public sealed class PlanCommandTests : SyncTest
{
    [Fact]
    public async Task A_plan_shows_each_field_and_writes_nothing()
    {
        Desk.Add("printer");
        await SyncOnce();
        Desk.Edit(1, "title", "laser");
        var (writes, lab) = (Desk.Writes.Count + Lab.Writes.Count, Lab[1, "rev"]);

        var run = await RunApproved("plan", "both", "--detailed-exitcode");

        Assert.Equal((4, ""), (run.Exit, run.Err));
        Assert.Equal(
            $"""
            desk 1 · lab 1  laser
              hub: subject: "printer" → "laser"
              lab: change 1 (version {lab})
                subject: "printer" → "laser"
            Plan: 0 to create, 1 to change, 0 to delete, 0 new to the hub, 0 conflicts, 0 held, 0 going nowhere.

            """, run.Out);
        Assert.Equal(writes, Desk.Writes.Count + Lab.Writes.Count);
        Assert.Equal(0, (await RunApproved("plan", "both")).Exit);
    }

    [Fact]
    public async Task A_first_load_is_planned_before_anything_is_there()
    {
        Desk.Add("printer");
        var run = await RunApproved("plan", "both", "--json", "--detailed-exitcode");
        Assert.Equal(4, run.Exit);
        var ticket = run.Json.GetProperty("tickets")[0];
        Assert.True(ticket.GetProperty("new").GetBoolean());
        var write = ticket.GetProperty("writes")[0];
        Assert.Equal(("lab", "create", "printer"), (write.GetProperty("connection").GetString(), write.GetProperty("kind").GetString(), write.GetProperty("fields").GetProperty("subject").GetProperty("to").GetString()));
        Assert.Equal(0, Lab.Count);
        Assert.Empty((await Run("links", "--json")).Json.GetProperty("links").EnumerateArray());
    }

    [Fact]
    public async Task A_plan_is_applied_as_far_as_it_still_holds()
    {
        Desk.Add("printer");
        Desk.Add("mouse");
        await SyncOnce();
        Desk.Edit(1, "title", "laser");
        Desk.Edit(2, "title", "track ball");
        Assert.Equal(0, (await RunApproved("plan", "both", "--out", "plan.json")).Exit);
        Desk.Edit(2, "title", "track pad");

        var run = await RunApproved("apply", "plan.json", "--json");

        Assert.Equal(6, run.Exit);
        Assert.Contains("RZ9013", run.Err);
        Assert.Equal((2, 1, 1, 1), (run.Json.GetProperty("planned").GetInt32(), run.Json.GetProperty("applied").GetInt32(), run.Json.GetProperty("left").GetArrayLength(), run.Json.GetProperty("differs").GetArrayLength()));
        Assert.Equal(new[] { "laser", "mouse" }.Order(), new[] { Lab[1, "title"], Lab[2, "title"] }.Order());
    }

    [Fact]
    public async Task A_plan_that_holds_is_applied_whole()
    {
        Desk.Add("printer");
        Lab.Add("mouse");
        await RunApproved("plan", "both", "--out", "plan.json");
        var run = await RunApproved("apply", "plan.json");
        Assert.Equal((0, "2 writes planned, 2 applied, 0 not.\n"), (run.Exit, run.Out));
        Assert.Equal((2, 2), (Desk.Count, Lab.Count));
        Assert.Equal(0, (await RunApproved("plan", "both", "--detailed-exitcode")).Exit);
    }

    [Fact]
    public async Task One_ticket_alone_is_planned_whether_it_is_linked_or_not()
    {
        Desk.Add("printer");
        await SyncOnce();
        Desk.Edit(1, "title", "laser");
        Desk.Add("mouse");
        Desk.Add("screen");
        foreach (var (ticket, kind, subject) in (IEnumerable<(string, string, string)>)[("lab/1", "update", "laser"), ("desk/2", "create", "mouse")])
        {
            var plan = (await RunApproved("plan", "both", "--ticket", ticket, "--json")).Json;
            Assert.True(plan.GetProperty("tickets").GetArrayLength() == 1, plan.ToString());
            var write = plan.GetProperty("tickets").EnumerateArray().Single().GetProperty("writes").EnumerateArray().Single();
            Assert.Equal((kind, subject), (write.GetProperty("kind").GetString(), write.GetProperty("fields").GetProperty("subject").GetProperty("to").GetString()));
        }
        Assert.Equal(2, (await RunApproved("plan", "both", "--ticket", "desk/")).Exit);
    }

    [Fact]
    public async Task A_plan_is_for_its_owner_and_says_on_what_it_was_made()
    {
        Desk.Add("printer");
        await SyncOnce();
        Desk.Edit(1, "title", "laser");
        Assert.Equal("wrote plan.json\n", (await RunApproved("plan", "both", "--out", "plan.json")).Err);
        var path = Path.Combine(Folder, "plan.json");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var plan = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        var write = plan.GetProperty("writes")[0];
        Assert.Equal(("both", "acme", "1"), (plan.GetProperty("sync").GetString(), plan.GetProperty("tenant").GetString(), write.GetProperty("key").GetString()));
        Assert.Equal(Lab[1, "rev"], write.GetProperty("recordVersion").GetString());
        Assert.True(write.GetProperty("linkVersion").GetInt64() > 0);
        Assert.Equal(["desk", "lab"], plan.GetProperty("manifests").EnumerateObject().Select(one => one.Name));
    }

    [Fact]
    public async Task A_plan_of_another_tenant_is_not_applied()
    {
        Desk.Add("printer");
        await RunApproved("plan", "both", "--out", "plan.json");
        Write("plan.json", Read("plan.json").Replace("acme", "other"));
        var run = await RunApproved("apply", "plan.json");
        Assert.Equal(2, run.Exit);
        Assert.Contains("The plan is for the tenant 'other', and this workspace is of 'acme'.", run.Err);
        Assert.Equal(0, Lab.Count);
    }

    [Theory]
    [InlineData("missing.json", "There is no file 'missing.json'.")]
    [InlineData("rezolve.json", "It is no plan")]
    public async Task What_is_no_plan_is_not_applied(string file, string said)
    {
        var run = await RunApproved("apply", file);
        Assert.Equal(2, run.Exit);
        Assert.Contains(said, run.Err);
    }
}
