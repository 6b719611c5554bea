using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.People;

/// <summary>People of a system, found by its rules and remembered for a while.</summary>
public sealed class ManifestPeopleTests
{
    private static readonly SystemPerson Ann = new("") { Email = "Ann@x.example", Username = "ann", Name = "Ann" };

    [Fact]
    public async Task People_are_found_by_a_rule_that_picks_among_rows()
    {
        var desk = new Desk(_ => Reply.Json("""[{ "id": "u1", "name": "Ann", "login": "ann", "mail": "ann@x.example" }, { "id": "u0", "left": "2020" }]"""));

        var report = await desk.System.People!.FindAsync("email", Ann, Desk.Stop);

        Assert.Null(report.Failure);
        Assert.Equal([new SystemPerson("u1") { Name = "Ann", Username = "ann", Email = "ann@x.example" }], report.People);
        Assert.Equal(["GET /people?mail=Ann%40x.example"], desk.Asked);
    }

    [Fact]
    public async Task An_answer_without_rows_is_the_person_or_says_that_there_is_none()
    {
        var found = new Desk(_ => Reply.Json("""{ "id": "u1", "login": "ann", "left": "2020" }"""));
        var missing = new Desk(_ => new Reply(404, ""));

        Assert.Equal([new SystemPerson("u1") { Username = "ann", IsActive = false }], (await found.System.People!.FindAsync("username", Ann, Desk.Stop)).People);
        var nobody = await missing.System.People!.FindAsync("username", Ann, Desk.Stop);
        Assert.Equal((0, null), (nobody.People.Count, nobody.Failure));
    }

    [Fact]
    public async Task A_person_is_read_by_key()
    {
        var desk = new Desk(_ => Reply.Json("""{ "id": "u1", "login": "ann" }"""));

        Assert.Equal("ann", Assert.Single((await desk.System.People!.FindAsync("key", new SystemPerson("u1"), Desk.Stop)).People).Username);
        Assert.Equal(["GET /people/u1"], desk.Asked);
    }

    [Fact]
    public async Task What_account_it_is_and_what_a_directory_knows_it_by_is_read_where_the_manifest_says_how()
    {
        var more = Desk.Text.Replace("\"email\": { \"read\": \"$.mail\" }", "\"email\": { \"read\": \"$.mail\" }, \"externalId\": { \"read\": \"$.staff\" }, \"accountType\": { \"read\": \"{{ record.robot === true ? 'bot' : 'agent' }}\" }", StringComparison.Ordinal);
        var desk = new Desk(_ => Reply.Json("""{ "id": "u1", "login": "ann", "staff": "emp-77", "robot": true }"""), more);

        var report = await desk.System.People!.FindAsync("key", new SystemPerson("u1"), Desk.Stop);

        Assert.Equal([new SystemPerson("u1") { Username = "ann", ExternalId = "emp-77", IsBot = true }], report.People);
        Assert.Equal((false, true), (report.IsRemembered, (await desk.System.People.FindAsync("key", new SystemPerson("u1"), Desk.Stop)).IsRemembered));
        Assert.Equal((false, true), (new Desk().System.People!.TellsMore, desk.System.People.TellsMore));
    }

    [Fact]
    public async Task What_was_found_is_remembered_and_asked_for_again_later()
    {
        var desk = new Desk(_ => Reply.Json("""[{ "id": "u1" }]"""));

        for (var at = 0; at < 3; at++)
            await desk.System.People!.FindAsync("email", Ann with { Email = at == 1 ? "ANN@x.example" : "ann@x.example" }, Desk.Stop);
        Assert.Single(desk.Asked);
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        await desk.System.People!.FindAsync("email", Ann, Desk.Stop);
        Assert.Equal(2, desk.Asked.Count);
    }

    [Fact]
    public async Task That_nobody_was_found_is_remembered_for_less_long()
    {
        var desk = new Desk(_ => Reply.Json("[]"));

        await desk.System.People!.FindAsync("email", Ann, Desk.Stop);
        await desk.System.People!.FindAsync("email", Ann, Desk.Stop);
        Assert.Single(desk.Asked);
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        await desk.System.People!.FindAsync("email", Ann, Desk.Stop);
        Assert.Equal(2, desk.Asked.Count);
    }

    [Fact]
    public async Task A_failure_is_told_and_not_remembered()
    {
        var desk = new Desk(_ => new Reply(500, ""));

        Assert.Equal(FailureClass.Transient, (await desk.System.People!.FindAsync("email", Ann, Desk.Stop)).Failure!.Class);
        await desk.System.People!.FindAsync("email", Ann, Desk.Stop);
        Assert.Equal(2, desk.Asked.Count);
    }

    [Fact]
    public async Task Without_a_rule_or_a_value_nobody_is_asked()
    {
        var desk = new Desk();

        Assert.Equal(FailureClass.Config, (await desk.System.People!.FindAsync("name", Ann, Desk.Stop)).Failure!.Class);
        Assert.Null((await desk.System.People!.FindAsync("email", new SystemPerson("u1"), Desk.Stop)).Failure);
        Assert.Empty(desk.Asked);
    }
}
