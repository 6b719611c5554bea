using System.Text;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Tests.Toys.Children;

/// <summary>People who come along with the cases they work on.</summary>
public sealed class AlsoTests
{
    [Fact]
    public async Task A_page_gives_what_else_was_in_its_answer()
    {
        var toy = new CasesToy(_ => new Told("""{ "cases": [{ "id": 1, "owner": 5 }], "people": [{ "id": 5, "login": "eve" }, { "id": 6 }] }"""));
        await foreach (var page in toy.Feed("case").ListAsync(null, CasesToy.Scope(), TestContext.Current.CancellationToken))
        {
            using (page)
                Assert.Equal([("user", """{ "id": 5, "login": "eve" }"""), ("user", """{ "id": 6 }""")], page.Also.Select(also => (also.Entity, Encoding.UTF8.GetString(also.Bytes.Span))));
        }
    }

    [Theory]
    [InlineData("""{ "id": 1, "owner": 5 }""", """{"key":"1","assignee":{"key":"5","username":"eve","email":"eve@x.test","name":"Eve"},"watchers":[],"tags":[]}""")]
    [InlineData("""{ "id": 1, "owner": 6 }""", """{"key":"1","assignee":{"key":"6"},"watchers":[],"tags":[]}""")]
    [InlineData("""{ "id": 1, "owner": null }""", """{"key":"1","assignee":null,"watchers":[],"tags":[]}""")]
    [InlineData("""{ "id": 1, "watchers": ["5", "7"] }""", """{"key":"1","watchers":[{"key":"5","username":"eve","email":"eve@x.test","name":"Eve"},{"key":"7"}],"tags":[]}""")]
    public void A_reference_to_somebody_known_tells_who_it_is(string record, string canonical) =>
        Assert.Equal(canonical, Map(record, """{ "id": 5, "login": "eve", "mail": "eve@x.test", "name": "Eve" }"""));

    [Fact]
    public void Whole_records_in_the_place_of_a_reference_are_remembered()
    {
        var known = new KnownReferences(10);
        Assert.Contains("\"username\":\"bo\"", Map("""{ "id": 1, "owner": { "id": 8, "login": "bo" } }""", null, known));
        Assert.Contains("\"username\":\"bo\"", Map("""{ "id": 2, "owner": 8 }""", null, known));
    }

    private static string Map(string record, string? also, KnownReferences? known = null)
    {
        var program = CasesToy.Program;
        var scripts = new ScriptSetting(ScriptLimits.SchemaDefaults, TimeProvider.System, new ScriptQuarantine());
        using var unit = new MappingUnit(program, program.Entities["case"], CasesToy.Scope(), scripts, CancellationToken.None, known ?? new KnownReferences(10));
        if (also is not null)
            unit.Mapper.Learn("user", Encoding.UTF8.GetBytes(also));
        using var output = new Utf8Output();
        unit.Map(new ReadRecord("1", Encoding.UTF8.GetBytes(record)), output);
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
