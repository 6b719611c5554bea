using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Tests.Compilation;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Tests.Manifests.Layers;

/// <summary>What a manifest is once it is merged with what it extends and what is laid over it.</summary>
public sealed class LayeredManifestTests
{
    private const string Middle = """
        { "manifestVersion": "1.0", "extends": "desk", "name": "middle", "title": "Middle",
          "operations": { "ticketGet": { "request": "GET /v2/tickets/{{ key }}" } },
          "scripts": { "owner": { "file": "a.js", "function": "owner" } },
          "entities": { "ticket": { "url": "{{ scripts.owner() }}" } } }
        """;

    private const string Top = """
        { "manifestVersion": "1.0", "extends": "middle", "name": "top", "version": "3.0.0",
          "entities": {
            "ticket": { "version": "{{ scripts.mine() }}", "fields": { "due": null } },
            "incident": { "like": "ticket", "kind": null, "params": { "sort": "INC" }, "fields": { "subject": "$.short" } } },
          "scripts": { "mine": { "file": "a.js", "function": "owner" } } }
        """;

    private readonly LayeredFiles _files = new(new Dictionary<string, string>
    {
        ["desk"] = WrongFiles.Manifest,
        ["middle"] = Middle,
        ["top"] = Top.Replace("\"kind\": null, ", "", StringComparison.Ordinal),
    });

    [Fact]
    public void Objects_are_merged_by_key()
    {
        var program = Compile();

        Assert.Equal(("top", "3.0.0"), (program.Name, program.Version));
        Assert.Equal(TimeSpan.FromSeconds(30), program.Connection.Timeout);
        Assert.Equal(["fieldList", "me"], program.Operations.Keys.Where(name => name is "me" or "fieldList").Order());
        Assert.Equal("middle.connector.json", program.Operations["ticketGet"].Place.File);
        Assert.Equal("desk.connector.json", program.Operations["ticketUpdate"].Place.File);
    }

    [Fact]
    public void Null_removes() => Assert.Equal(["subject", "status", "priority", "custom.order"], Compile().Entities["ticket"].Fields.Select(field => field.Name));

    [Fact]
    public void An_entity_starts_from_the_one_it_is_like()
    {
        var incident = Compile().Entities["incident"];

        Assert.Equal(EntityKind.Ticket, incident.Kind);
        Assert.Equal("""{"sort":"INC"}""", Mapping.Values.Value.Of(incident.Params).ToString());
        Assert.Equal(["subject", "status", "priority", "custom.order"], incident.Fields.Select(field => field.Name));
        Assert.Equal("top.connector.json", incident["subject"]!.Place.File);
        Assert.Equal("desk.connector.json", incident["status"]!.Place.File);
        Assert.Equal("ticketGet", incident.Get!.Name);
        Assert.NotNull(incident.Changes);
    }

    [Fact]
    public void A_script_is_looked_for_beside_the_file_that_names_it()
    {
        var manifest = _files.Read("top", """{ "scripts": { "third": { "file": "a.js", "function": "owner" } } }""")!;

        Assert.Equal(
            ["function owner() { return 'middle/a.js'; }", "function owner() { return 'overlay/a.js'; }", "function owner() { return 'top/a.js'; }"],
            manifest.Entries("scripts").Select(script => script["file"]).OfType<Json.Reading.AuthoredNode>().Select(manifest.TextOf).Order());
    }

    [Fact]
    public void An_overlay_lies_over_all()
    {
        var program = _files.Compile("top", """
            { "connection": { "timeout": "PT5S" }, "entities": { "incident": null, "ticket": { "fields": { "custom.zone": { "type": "text", "path": "$.zone" } } } } }
            """)!;

        Assert.Equal(TimeSpan.FromSeconds(5), program.Connection.Timeout);
        Assert.Equal(["ticket", "user"], program.Entities.Keys);
        Assert.Equal("rezolve.json", program.Entities["ticket"]["custom.zone"]!.Place.File);
        Assert.Equal("/entities/ticket/fields/custom.zone", program.Entities["ticket"]["custom.zone"]!.Place.Pointer);
    }

    [Fact]
    public void The_bytes_of_every_layer_are_told()
    {
        var plain = _files.Read("desk")!.Hashes;
        var layered = _files.Read("top")!.Hashes;
        var overlaid = _files.Read("top", """{ "title": "x" }""")!.Hashes;

        Assert.Empty(plain.Bases);
        Assert.Equal(2, layered.Bases.Count);
        Assert.Equal(plain.File, layered.Bases[1]);
        Assert.Null(layered.Overlay);
        Assert.Equal(layered.Bases, overlaid.Bases);
        Assert.Equal(overlaid.Overlay, _files.Read("top", """{ /* a note */ "title":"x" }""")!.Hashes.Overlay);
        Assert.NotEqual(overlaid.Overlay, _files.Read("top", """{ "title": "y" }""")!.Hashes.Overlay);
    }

    [Fact]
    public void What_lies_below_may_stay_unused()
    {
        Assert.NotNull(_files.Compile("desk", """{ "entities": { "ticket": { "create": null } }, "tables": { "more": { "rows": [["A", "a"]] } } }"""));

        Assert.Equal(["The table 'more' is never used."], _files.Bag.All.Select(one => one.Message));
    }

    [Fact]
    public void A_list_replaces_the_one_below()
    {
        var program = _files.Compile("desk", """{ "tables": { "status": { "rows": [["X", "closed"]] } } }""")!;

        Assert.Equal("X", Assert.Single(program.Tables["status"].Rows).Vendor.Text);
    }

    [Fact]
    public void A_path_of_a_merged_tree_is_that_of_the_whole()
    {
        var root = _files.Read("top")!.Root;

        Assert.Equal("/entities/incident/fields/status", root["entities"]!["incident"]!["fields"]!["status"]!.Pointer);
        Assert.Equal("/entities/ticket/fields/status", root["entities"]!["incident"]!["fields"]!["status"]!.Origin.Pointer);
    }

    private ConnectorProgram Compile()
    {
        var program = _files.Compile("top");
        Assert.True(program is not null, WrongCase.Render(_files.Bag.All));
        Assert.DoesNotContain(_files.Bag.All, one => one.Severity == Severity.Error);
        return program;
    }
}
