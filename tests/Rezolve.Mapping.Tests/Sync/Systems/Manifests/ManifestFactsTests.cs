using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>What a connector's program tells of its system.</summary>
public sealed class ManifestFactsTests
{
    private readonly SystemFacts _facts = new Desk().Facts;

    [Fact]
    public void Facts_of_the_record_itself_take_no_part() => Assert.Equal(
        ["subject", "description", "status", "resolution.code", "priority", "category", "requester", "assignee", "watchers", "tags", "due"],
        _facts.Fields.Select(field => field.Name));

    [Fact]
    public void Abilities_are_those_of_the_connector() => Assert.Equal(
        new SystemAbilities { Delta = true, List = true, Create = true, Update = true, Delete = true, CompareAndSet = true, Sweep = true },
        _facts.Abilities);

    [Fact]
    public void A_create_is_made_good_as_the_connector_says()
    {
        Assert.Equal((RecoverMethod.Lookup, TimeSpan.FromSeconds(10)), (_facts.Recover.Method, _facts.Recover.Wait));
        Assert.Equal(TimeSpan.FromSeconds(10), _facts.ReadLag);
        Assert.Equal(["status", "resolution.code"], _facts.Groups["status"]);
    }

    [Fact]
    public void Fields_know_what_they_are()
    {
        Assert.True(_facts["subject"]!.Shortens);
        Assert.True(_facts["watchers"] is { IsSet: true, IsReference: true, Of: FieldType.User });
        Assert.Equal("/entities/ticket/fields/status", _facts["status"]!.Place!.Pointer);
        Assert.Null(_facts["number"]);
    }

    [Fact]
    public void Values_are_compared_as_the_connector_says()
    {
        var category = _facts["category"]!;

        Assert.True(category.AreSame(Value.Of("Hardware"), Value.Of("HARDWARE")));
        Assert.False(category.AreSame(Value.Of("Hardware"), Value.Of("Software")));
        Assert.False(category.AreSame(Value.Of("Hardware"), Value.Null));
        Assert.Null(_facts["subject"]!.Normal);
    }

    [Theory]
    [InlineData("""{"format":"html","text":"<div class=\"x\"><p dir=\"auto\">a <b>b</b></p></div>"}""", true)]
    [InlineData("""{"format":"markdown","text":"a **b**"}""", true)]
    [InlineData("""{"format":"html","text":"<p>a b</p>"}""", false)]
    public void A_description_is_compared_by_what_it_says(string read, bool same) =>
        Assert.Equal(same, new Desk().Facts["description"]!.AreSame(Desk.Json("""{"format":"html","text":"<p>a <strong>b</strong></p>"}"""), Desk.Json(read)));

    [Fact]
    public void A_fingerprint_names_the_place_and_is_the_same_in_every_process()
    {
        Assert.Equal("$.state", _facts["status"]!.Fingerprint.Path);
        Assert.Equal("[$.impact, $.urgency]", _facts["priority"]!.Fingerprint.Path);
        Assert.Equal(_facts.Fields.Select(field => field.Fingerprint), new Desk().Facts.Fields.Select(field => field.Fingerprint));
        Assert.Equal(PinnedStatus, _facts["status"]!.Fingerprint.Rest);
    }

    private const string PinnedStatus = "616caead09260a32a036a51806f89a05";

    [Theory]
    [InlineData("status", "[\"P\", \"pending\"]", "[\"P\", \"onHold\"]")]
    [InlineData("subject", "\"maxLength\": 20", "\"maxLength\": 30")]
    [InlineData("category", "lower(value)", "upper(value)")]
    [InlineData("assignee", "\"nobody\"", "\"none\"")]
    [InlineData("due", "\"as\": \"date\"", "\"as\": \"epochSeconds\"")]
    [InlineData("due", "\"as\": \"date\"", "\"as\": { \"pattern\": \"yyyy-MM-dd\" }")]
    [InlineData("requester", "[value]", "[value, value]")]
    [InlineData("tags", "added.length > 0", "added.length > 1")]
    public void It_is_another_where_values_would_become_others(string field, string before, string after)
    {
        Assert.Contains(before, Desk.Text);
        var changed = new Desk(manifest: Desk.Text.Replace(before, after, StringComparison.Ordinal)).Facts;

        Assert.NotEqual(_facts[field]!.Fingerprint.Rest, changed[field]!.Fingerprint.Rest);
        Assert.Equal(_facts[field]!.Fingerprint.Path, changed[field]!.Fingerprint.Path);
        Assert.All(_facts.Fields.Where(one => one.Name != field), one => Assert.Equal(one.Fingerprint, changed[one.Name]!.Fingerprint));
    }

    [Fact]
    public void C36_What_is_no_ticket_or_no_filter_is_refused_with_a_reason()
    {
        var desk = new Desk();

        Assert.Equal("desk has no tickets named 'user'; it has ticket.", desk.Refused("user", []));
        Assert.Equal("There is no filter 'colour'.", desk.Refused("ticket", new ValueObject { ["colour"] = Value.Of("red") }));
        Assert.StartsWith("The filter 'queue' ", desk.Refused("ticket", new ValueObject { ["queue"] = Value.Of(7) }));
        Assert.IsType<ManifestTickets>(desk.Tickets);
    }
}
