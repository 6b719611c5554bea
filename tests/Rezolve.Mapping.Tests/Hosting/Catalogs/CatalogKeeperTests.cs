using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Hosting.Catalogs;

/// <summary>What catalogues tell is asked for again once it is old, and only where it has changed it is told again.</summary>
public sealed class CatalogKeeperTests : IAsyncDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly CatalogDesk _desk = new();

    [Fact]
    public async Task What_is_young_is_known_without_asking()
    {
        var runtime = await _desk.OpenAsync();

        Assert.Null(await _desk.LaterAsync(runtime, Day - Hour));
        Assert.Single(_desk.Asked("Host"));
        Assert.Equal(new LookupRate(2, 1), runtime.Learned!.TakeRate());
        Assert.Equal(default, runtime.Learned.TakeRate());
    }

    [Fact]
    public async Task What_is_old_is_asked_for_by_the_tag_that_it_had_and_kept_where_it_still_holds()
    {
        _desk.Headers = () => ["ETag: \"a1\""];
        _desk.IsUnchanged = request => request["If-None-Match"] == "\"a1\"";
        var runtime = await _desk.OpenAsync();

        var news = await _desk.LaterAsync(runtime, Day);

        Assert.Equal((0, true, null), (news!.Changed.Count, news.IsInForce, news.Fault));
        Assert.Same(runtime, news.Runtime);
        Assert.Equal(["", "\"a1\""], _desk.Asked("If-None-Match"));
        Assert.Equal(new LookupRate(2, 0) { Unchanged = 1 }, runtime.Learned!.TakeRate());
        // What was kept is still asked for by its tag.
        await _desk.LaterAsync(runtime, Day);
        Assert.Equal("\"a1\"", _desk.Asked("If-None-Match").Last());
    }

    [Theory]
    [InlineData("Fri, 01 May 2026 09:58:00 GMT", "Fri, 01 May 2026 09:58:00 GMT")]
    [InlineData("Fri, 01 May 2026 09:59:30 GMT", "")]
    [InlineData("yesterday", "")]
    public async Task Without_a_tag_it_is_asked_for_by_its_date_where_that_was_old_when_it_was_told(string modified, string asked)
    {
        _desk.Headers = () => [$"Last-Modified: {modified}", "Date: Fri, 01 May 2026 10:00:00 GMT"];
        var runtime = await _desk.OpenAsync();
        await _desk.LaterAsync(runtime, Day);

        Assert.Equal(["", asked], _desk.Asked("If-Modified-Since"));
    }

    [Fact]
    public async Task What_comes_in_several_answers_is_asked_for_on_no_condition()
    {
        _desk.Headers = () => ["ETag: \"a1\""];
        _desk.More = """, "query": { "offset": "{{ page.offset }}" }, "pages": { "type": "offset", "size": 2 }""";
        var runtime = await _desk.OpenAsync();
        await _desk.LaterAsync(runtime, Day);

        Assert.Equal(["", "", "", ""], _desk.Asked("If-None-Match"));
    }

    [Fact]
    public async Task That_nothing_changed_where_nobody_asked_so_is_a_fault()
    {
        var runtime = await _desk.OpenAsync();
        _desk.IsUnchanged = _ => true;

        Assert.Contains("though nothing was asked on a condition", (await _desk.LaterAsync(runtime, Day))!.Fault!.Message);
    }

    [Fact]
    public async Task What_has_changed_is_in_force_from_then_on_over_the_same_way_to_the_system()
    {
        var runtime = await _desk.OpenAsync();
        _desk.Statuses.Remove(2);
        _desk.Statuses[7] = "Offen";

        var news = await _desk.LaterAsync(runtime, Day);

        Assert.Equal(["statuses"], news!.Changed);
        Assert.Equal(["1", "7"], news.Runtime.Catalogs["statuses"].List.Select(row => row["value"].Text));
        Assert.Equal(["1", "2"], runtime.Catalogs["statuses"].List.Select(row => row["value"].Text));
        Assert.NotSame(runtime.Program, news.Runtime.Program);
        Assert.Same(runtime.Sender, news.Runtime.Sender);
        Assert.Empty(news.Problems);
    }

    [Fact]
    public async Task What_no_longer_fits_is_said_once()
    {
        var runtime = await _desk.OpenAsync();
        _desk.Statuses[3] = "Wartet";

        var news = await _desk.LaterAsync(runtime, Day);
        Assert.Equal("The table 'status' has no row for 'Wartet' of the catalogue 'statuses'.", Assert.Single(news!.Problems).Message);
        _desk.Statuses[4] = "Neu";
        Assert.Empty((await _desk.LaterAsync(news.Runtime, Day))!.Problems);
    }

    [Fact]
    public async Task Where_the_connector_cannot_stand_on_what_is_told_it_stays_as_it_was_until_it_can()
    {
        (_desk.Entity, _desk.Fields) = (""", "customFields": { "catalog": "statuses", "path": "$.more[?@.id == {{ field.value }}].value" }""", """, "custom.open": { "type": "text", "field": "Offen" }""");
        var runtime = await _desk.OpenAsync();
        _desk.Statuses[2] = "Anders";

        var news = await _desk.LaterAsync(runtime, Day);
        Assert.Equal((false, 1), (news!.IsInForce, news.Changed.Count));
        Assert.Same(runtime, news.Runtime);
        Assert.Contains(news.Problems, one => one.Message == "The catalogue 'statuses' has no field labelled 'Offen'.");
        _desk.Statuses[2] = "Offen";
        news = await _desk.LaterAsync(runtime, Day);
        Assert.True(news is { IsInForce: true, Changed.Count: 1 });
        Assert.NotSame(runtime, news.Runtime);
    }

    [Fact]
    public async Task What_cannot_be_read_again_is_taken_for_what_it_was_and_asked_for_soon()
    {
        var runtime = await _desk.OpenAsync();
        _desk.Instead = LoopbackServer.Reply(403, """{"error":"closed"}""");

        var news = await _desk.LaterAsync(runtime, Day);
        Assert.Contains("403", news!.Fault!.Message);
        Assert.Same(runtime, news.Runtime);
        Assert.Null(await _desk.LaterAsync(runtime, TimeSpan.FromMinutes(9)));
        _desk.Instead = null;
        Assert.Null((await _desk.LaterAsync(runtime, TimeSpan.FromMinutes(1)))!.Fault);
        Assert.Null(await _desk.LaterAsync(runtime, Hour));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();
}
