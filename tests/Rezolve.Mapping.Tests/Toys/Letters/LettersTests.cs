using System.Text;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Http.Requests.Bodies;
using Rezolve.Mapping.Tests.Reading.Contents;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Toys.Letters;

/// <summary>A system of forms and XML, connected by JSON alone, over real requests.</summary>
public sealed class LettersTests
{
    [Fact]
    public async Task WhatIsWrittenIsReadBack()
    {
        var vendor = new LettersServer { Tickets = { [7] = new("Printer & <paper>", "open", "a", "b"), [8] = new("Mouse", "wait", "a"), [9] = new("Cable", "done") } };
        await using var server = LoopbackServer.Start(vendor.Answer);
        using var toy = new LiveToy("letters", server.Url);

        var all = await toy.ListAsync();
        Assert.Equal(["7", "8", "9"], all.Select(one => one["key"].Text));
        Assert.Equal(["open", "onHold", "resolved"], all.Select(one => one["status"].Text));
        Assert.Equal(["""["a","b"]""", """["a"]""", "[]"], all.Select(one => one["tags"].ToString()));
        Assert.Equal("Printer & <paper>", all[0]["subject"].Text);

        var change = Slot.Values(
            ("subject", Value.Of("a=b&c \"é✓\" 😀 100%")), ("status", Value.Of("onHold")), ("tags", Value.Of([Value.Of("x y"), Value.Of("<z>")])),
            ("due", Value.Of("2026-05-01T10:00:00Z")));
        using var updated = await toy.UpdateAsync("7", change);
        Assert.True(updated.IsFine, updated.Message);

        var (_, canonical) = await toy.GetAsync("7");
        Assert.Equal(
            ("2", "a=b&c \"é✓\" 😀 100%", "onHold", """["<z>","x y"]""", "2026-05-01T10:00:00Z"),
            (canonical["version"].Text, canonical["subject"].Text, canonical["status"].Text, canonical["tags"].ToString(), canonical["due"].Text));

        using var cleared = await toy.UpdateAsync("7", Slot.Values(("tags", Value.Of(Array.Empty<Value>())), ("due", Value.Null)));
        Assert.True(cleared.IsFine, cleared.Message);
        Assert.Empty(vendor.Tickets[7].Tags);
        Assert.Equal("", vendor.Tickets[7].Members["due"]);
        Assert.Equal("application/x-www-form-urlencoded", server.Requests.Last(request => request.Method == "POST")["content-type"]);
    }

    [Fact]
    public async Task AFaultInXmlIsUnderstood()
    {
        var vendor = new LettersServer { Tickets = { [7] = new("Printer", "open") } };
        await using var server = LoopbackServer.Start(request =>
        {
            if (request.Method == "POST")
                vendor.Tickets[7].Revision++;
            return vendor.Answer(request);
        });
        using var toy = new LiveToy("letters", server.Url);

        using var stale = await toy.UpdateAsync("7", Slot.Values(("subject", Value.Of("x"))));

        Assert.Equal(AnswerAction.Conflict, stale.Action);
        Assert.EndsWith("was answered 422: revision 2 is newer", stale.Message);
    }

    [Fact]
    public async Task AFileGoesInAPartAndComesBackAsItIs()
    {
        var vendor = new LettersServer();
        await using var server = LoopbackServer.Start(vendor.Answer);
        using var toy = new LiveToy("letters", server.Url, (_, _) => ValueTask.FromResult(ContentOpening.Of(new MemoryStream(Encoding.UTF8.GetBytes("hello\nthere")))));

        using var created = await toy.CreateFileAsync("7", Parts.FileOf("a", "a.txt", "text/plain", 11));
        Assert.True(created.IsFine, created.Message);

        using var outcome = await toy.OpenAsync("f1");
        Assert.Equal(("a.txt", "text/plain", 11), (outcome.FileName, outcome.MediaType, outcome.Size));
        Assert.Equal("hello\nthere", await Shelf.ReadAsync(outcome.Stream!));
    }
}
