using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs;

public sealed class SyncCompilerTests
{
    private static readonly SyncProgram Support = ToyWorkspace.Sync("support");

    [Fact]
    public void The_workspace_says_where_state_is_kept_and_what_is_kept_the_same()
    {
        var (workspace, syncs) = ToyWorkspace.Compile(ToyWorkspace.Text, new DiagnosticBag());

        Assert.Equal("liteDb", workspace!.Store.Type);
        Assert.Equal(Path.Combine(ToyWorkspace.Folder, "state", "acme.db"), workspace.Store.File);
        Assert.Equal(["support", "alerts"], workspace.Syncs.Keys);
        Assert.Equal(["desk", "itsm"], workspace.Syncs["support"].Connections);
        Assert.Equal(["support", "alerts"], syncs.Keys);
    }

    [Fact]
    public void What_is_not_said_is_as_usual()
    {
        var bag = new DiagnosticBag();
        var workspace = ToyWorkspace.Compile("""{ "workspaceVersion": "1.0", "tenant": "acme", "connections": {} }""", bag).Workspace!;

        Assert.False(bag.HasErrors);
        Assert.Equal(new("liteDb", Path.Combine(ToyWorkspace.Folder, "data", "rezolve.db"), Path.Combine(ToyWorkspace.Folder, "data", "rezolve.files")), workspace.Store);
        Assert.Empty(workspace.Syncs);

        var sync = ToyWorkspace.With("");
        Assert.Equal(("acme", (DateTimeOffset?)null), (sync.Tenant, sync.From));
        Assert.Equal((DeletePolicy.Unlink, MergePolicy.Unlink, FrozenPolicy.Hold, LeftPolicy.Keep), (sync.OnDelete, sync.OnMerge, sync.OnFrozen, sync.OnLeft));
        Assert.Equal((new SyncSchedule(), new SyncGuards()), (sync.Schedule, sync.Guards));
        Assert.Equal(("latest", "hold", null, null), (sync.Policies.All.Conflict, sync.Policies.All.Initial, sync.Policies.All.Owner, sync.Policies.All.Mode));
        Assert.Empty(sync.Policies.Named);
        Assert.Equal(["email", "username"], sync.People.By);
        Assert.Null(sync.People.Fallback);
        Assert.Equal((null, null), (sync.Comments, sync.Attachments));
        Assert.All(sync.Sides, side => Assert.True(side is { BringsTickets: true, Where: null, Routes.Count: 0, MatchBy.Count: 0, Filter.Count: 0 }));
    }

    [Fact]
    public void What_the_shapes_call_usual_is_what_is_done()
    {
        var said = ToyWorkspace.With($"{Defaults("schedule", SyncShape.Schedule)}, {Defaults("guards", SyncShape.Guards)}, {Defaults(SyncShape.Shape)}, "
            + Defaults("attachments", ConversationShapes.Attachments));
        var unsaid = ToyWorkspace.With("");

        Assert.Equal((unsaid.Schedule, unsaid.Guards), (said.Schedule, said.Guards));
        Assert.Equal(
            (PeopleShape.Remember["found"]!.Default, PeopleShape.Remember["missing"]!.Default),
            ($"\"PT{unsaid.People.Found.TotalMinutes}M\"", $"\"PT{unsaid.People.Missing.TotalMinutes}M\""));
        var (files, usual) = (said.Attachments!, new AttachmentPolicy());
        Assert.Equal((usual.MostBytes, usual.TooLarge, usual.OnBlocked, usual.Deletes), (files.MostBytes, files.TooLarge, files.OnBlocked, files.Deletes));
        Assert.Equal((unsaid.OnDelete, unsaid.OnMerge, unsaid.OnFrozen, unsaid.OnLeft, unsaid.Policies.All.Initial), (said.OnDelete, said.OnMerge, said.OnFrozen, said.OnLeft, said.Policies.All.Initial));
        Assert.Equal(SideShape.Shape["brings"]!.Default, unsaid.Sides[0].BringsTickets ? "true" : "false");
        Assert.Equal(SideShape.Shape["delete"]!.Default, unsaid.Sides[0].MayDelete ? "true" : "false");
        Assert.Equal(SideShape.Shape["create"]!.Default, unsaid.Sides[0].Routes.Count == 0 ? "false" : "true");
        Assert.Equal(FieldPolicyShape.Shape["conflict"]!.Default, $"\"{unsaid.Policies.All.Conflict}\"");
    }

    [Fact]
    public void Schedule_and_guards_may_be_said_in_part()
    {
        var sync = ToyWorkspace.With("""
            "schedule": { "poll": "PT5S" }, "guards": { "deletes": 1, "deletesPercent": 10 }
            """);

        Assert.Equal(new SyncSchedule { Poll = TimeSpan.FromSeconds(5) }, sync.Schedule);
        Assert.Equal(new SyncGuards { Deletes = 1, DeletesPercent = 10 }, sync.Guards);
    }

    [Fact]
    public void The_sides_stand_in_the_order_of_the_workspace_with_what_was_said_of_them()
    {
        var (desk, itsm) = (Support.Sides[0], Support.Sides[1]);

        Assert.Equal(("desk", "ticket", true), (desk.Connection, desk.Entity, desk.BringsTickets));
        Assert.Equal("""{"brand":3}""", Value.Of(desk.Filter).ToString());
        Assert.Equal(["number"], desk.MatchBy);
        Assert.NotNull(desk.Where);
        Assert.True(Assert.Single(desk.Routes) is { When: null, Set.Count: 0 });
        Assert.Equal(("itsm", "incident", false), (itsm.Connection, itsm.Entity, itsm.BringsTickets));
        Assert.Equal([["container", "type"], ["container"]], itsm.Routes.Select(route => route.Set.Keys));
        Assert.Equal((29, 13), (itsm.Routes[1].Place.Line, itsm.Routes[1].Place.Column));
        Assert.Same(itsm, Support["itsm"]);
    }

    [Fact]
    public void The_hub_has_a_matrix_of_its_own_where_it_is_said()
    {
        Assert.Empty(Support.Priorities);
        Assert.Equal([new PriorityRow("1", "2", "2"), new PriorityRow("3", "3", "5")], ToyWorkspace.With("\"priorities\": [[[\"1\", \"2\"], \"2\"], [[\"3\", \"3\"], \"5\"]]").Priorities);
    }

    [Fact]
    public void A_successor_is_made_where_some_side_can() =>
        Assert.Equal(FrozenPolicy.FollowUp, ToyWorkspace.With("\"onFrozen\": \"followUp\"").OnFrozen);

    [Fact]
    public void Tickets_are_deleted_only_at_a_side_that_says_so_and_closed_where_others_were_merged()
    {
        var sync = ToyWorkspace.Sync("it", """
            {
              "workspaceVersion": "1.0", "tenant": "acme", "store": { "file": "state/acme.db", "files": "state/files" },
              "connections": { "desk": { "connector": "desk.connector.json" }, "itsm": { "connector": "itsm.connector.json" } },
              "syncs": {
                "it": {
                  "between": { "desk": { "entity": "ticket" }, "itsm": { "entity": "incident", "delete": true } },
                  "onDelete": "deleteOther", "onMerge": "closeOther"
                }
              }
            }
            """);

        Assert.Equal((DeletePolicy.DeleteOther, MergePolicy.CloseOther), (sync.OnDelete, sync.OnMerge));
        Assert.Equal([false, true], sync.Sides.Select(side => side.MayDelete));
    }

    [Fact]
    public void What_is_decided_once_holds_for_the_whole_sync()
    {
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Support.From);
        Assert.Equal((DeletePolicy.Unlink, FrozenPolicy.Drop, LeftPolicy.Freeze), (Support.OnDelete, Support.OnFrozen, Support.OnLeft));
        Assert.Equal(new SyncSchedule { Poll = TimeSpan.FromSeconds(10), Sweep = TimeSpan.FromHours(12), Catalogs = TimeSpan.FromHours(6) }, Support.Schedule);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)), (Support.People.Found, Support.People.Missing));
        Assert.Equal(new SyncGuards { Creates = 50, Deletes = 5, Remapped = 60 }, Support.Guards);
        Assert.Equal(["externalId", "email"], Support.People.By);
        Assert.Equal("6816f79c", Assert.Single(Support.People.Table)["itsm"]);
        Assert.Equal(("d625", "31be"), (Assert.Single(Support.People.Teams)["itsm"], Assert.Single(Support.People.Organizations)["itsm"]));
        Assert.Equal("guest", Support.People.Fallback!["itsm"]);
    }

    [Fact]
    public void A_field_takes_from_all_what_it_does_not_say()
    {
        var policies = Support.Policies;

        Assert.Equal(("latest", "nonEmpty", null), (policies.All.Conflict, policies.All.Initial, policies.All.Owner));
        Assert.Equal(("latest", "nonEmpty", "itsm"), (policies["priority"].Conflict, policies["priority"].Initial, policies["priority"].Owner));
        Assert.Equal(("furthest", "hub"), (policies["status"].Conflict, policies["status"].Initial));
        Assert.Equal("expression", policies["subject"].Conflict);
        Assert.NotNull(policies["subject"].Expression);
        Assert.Equal(["hardware", "software"], policies["category"].Order);
        Assert.Equal(("union", "vip"), (policies["tags"].Mode, policies["tags"].Managed[0]));
        Assert.Equal([("desk", "both"), ("itsm", "both")], policies["custom.order"].Direction.Select(way => (way.Key, way.Value)).Order());
        Assert.Same(policies.All, policies["due"]);
    }

    [Theory]
    [InlineData("2026-01-01T08:00:00Z", "2026-01-01T08:00:00Z")]
    [InlineData("2026-01-01T08:00:00+02:00", "2026-01-01T06:00:00Z")]
    [InlineData("2026-03-09", "2026-03-09T00:00:00Z")]
    public void It_begins_at_a_date_or_an_instant(string written, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, null), ToyWorkspace.With($"\"from\": \"{written}\"").From);

    [Fact]
    public void A_rule_that_all_have_can_be_another_for_one_field()
    {
        var policies = ToyWorkspace.With("""
            "fields": { "*": { "conflict": "{{ hub }}", "owner": "desk" }, "subject": { "conflict": "manual", "owner": "hub" } }
            """).Policies;

        Assert.Equal(("expression", "desk"), (policies.All.Conflict, policies.All.Owner));
        Assert.Equal(("manual", null, "hub"), (policies["subject"].Conflict, policies["subject"].Expression, policies["subject"].Owner));
    }

    private static string Defaults(string name, Rezolve.Mapping.Language.Shape shape) => $"\"{name}\": {{ {Defaults(shape)} }}";

    private static string Defaults(Rezolve.Mapping.Language.Shape shape) =>
        string.Join(", ", shape.Members.Where(member => member.Default is not null).Select(member => $"\"{member.Name}\": {member.Default}"));
}
