using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Compiled;

/// <summary>What values are compared by, and what that keeps from being written.</summary>
public sealed class NormalizeTests
{
    [Theory]
    [InlineData("\"subject\": \"$.s\"", "subject", "\"a\"", "\"a \"", true)]
    [InlineData("\"subject\": \"$.s\"", "subject", "\"e\\u0301\"", "\"\\u00e9\"", true)]
    [InlineData("\"subject\": \"$.s\"", "subject", "\"a\"", "\"A\"", false)]
    [InlineData("\"subject\": \"$.s\"", "subject", "\"a\\r\\nb\"", "\"a\\nb\"", true)]
    [InlineData("\"subject\": \"$.s\"", "subject", "null", "\"\"", false)]
    [InlineData("\"subject\": { \"path\": \"$.s\", \"normalize\": \"{{ lower(value) }}\" }", "subject", "\"a\"", "\"A\"", true)]
    [InlineData("\"subject\": { \"path\": \"$.s\", \"normalize\": \"{{ lower(value) }}\" }", "subject", "null", "\"A\"", false)]
    [InlineData("\"tags\": \"$.t\"", "tags", "[\"b\",\"a\"]", "[\"a\",\"b\"]", true)]
    [InlineData("\"tags\": \"$.t\"", "tags", "[\"b\",\"a\"]", "[\"a\",\"B\"]", false)]
    [InlineData("\"tags\": { \"path\": \"$.t\", \"normalize\": \"{{ lower(value) }}\" }", "tags", "[\"b\",\"a\"]", "[\"A\",\"B\"]", true)]
    [InlineData("\"tags\": { \"path\": \"$.t\", \"normalize\": \"{{ lower(value) }}\" }", "tags", "[\"b\",\"a\"]", "[\"A\"]", false)]
    [InlineData("\"due\": \"$.d\"", "due", "\"2026-05-01T10:00:00Z\"", "\"2026-05-01T12:00:00+02:00\"", true)]
    [InlineData("\"due\": { \"path\": \"$.d\", \"normalize\": \"{{ date(value) }}\" }", "due", "\"2026-05-01T10:00:00Z\"", "\"2026-05-01T12:00:00Z\"", true)]
    [InlineData("\"assignee\": { \"path\": \"$.a\", \"as\": \"key\" }", "assignee", "{\"key\":\"7\",\"name\":\"A\"}", "{\"key\":\"7\",\"name\":\"B\"}", true)]
    [InlineData("\"assignee\": { \"path\": \"$.a\", \"as\": \"key\" }", "assignee", "{\"key\":\"7\"}", "{\"key\":\"8\"}", false)]
    [InlineData("\"description\": { \"path\": \"$.b\", \"as\": \"html\" }", "description", "{\"format\":\"html\",\"text\":\"a\\r\\n\"}", "{\"format\":\"html\",\"text\":\"a\"}", true)]
    public void Values_are_compared_by_what_they_mean(string field, string name, string left, string right, bool same)
    {
        var program = new CompiledTicket(field).Ticket[name]!;

        Assert.Equal(same, FieldComparison.Compare(program, CompiledTicket.Json(left), CompiledTicket.Json(right), new Scope()).Boolean);
        Assert.Equal(same, FieldComparison.Compare(program, CompiledTicket.Json(right), CompiledTicket.Json(left), new Scope()).Boolean);
        Assert.True(FieldComparison.Compare(program, CompiledTicket.Json(left), CompiledTicket.Json(left), new Scope()).Boolean);
    }

    [Theory]
    [InlineData("Printer ON FIRE", "{}")]
    [InlineData("printer on fire!", """{"s":"printer on fire!"}""")]
    public void What_the_vendor_has_by_the_authors_measure_is_not_written_again(string subject, string document)
    {
        var ticket = new CompiledTicket("\"subject\": { \"path\": \"$.s\", \"normalize\": \"{{ lower(value) }}\" }");

        Assert.Equal(document, ticket.Update("""{"id":1,"s":"Printer on fire"}""", $$"""{"subject":"{{subject}}"}""").Document.ToString());
    }

    [Fact]
    public void A_create_is_written_whole() => Assert.Equal(
        """{"s":"A"}""", new CompiledTicket("\"subject\": { \"path\": \"$.s\", \"normalize\": \"{{ lower(value) }}\" }").Create("""{"subject":"A"}""").Document.ToString());

    [Theory]
    [InlineData("""["vip","RED"]""", "{}")]
    [InlineData("""["VIP"]""", """{"t":["vip"]}""")]
    [InlineData("""["VIP","red","new"]""", """{"t":["Red","vip","new"]}""")]
    public void A_member_of_a_set_that_is_only_spelt_differently_stays_as_the_vendor_has_it(string tags, string document)
    {
        var ticket = new CompiledTicket("\"tags\": { \"path\": \"$.t\", \"normalize\": \"{{ lower(value) }}\" }");

        Assert.Equal(document, ticket.Update("""{"id":1,"t":["vip","Red"]}""", $$"""{"tags":{{tags}}}""").Document.ToString());
    }

    [Fact]
    public void A_measure_that_fails_holds_the_field()
    {
        var ticket = new CompiledTicket("\"subject\": { \"path\": \"$.s\", \"normalize\": \"{{ number(value) }}\" }");

        var written = ticket.Update("""{"id":1,"s":"12"}""", """{"subject":"twelve"}""");

        Assert.Equal("{}", written.Document.ToString());
        var held = Assert.Single(written.Held);
        Assert.Equal("subject", held.Field);
        Assert.StartsWith("normalize: ", held.Reason, StringComparison.Ordinal);
        Assert.Equal("""{"s":"13"}""", ticket.Update("""{"id":1,"s":"12"}""", """{"subject":"13"}""").Document.ToString());
        Assert.Equal("{}", ticket.Update("""{"id":1,"s":"12"}""", """{"subject":"12.0"}""").Document.ToString());
    }

    [Fact]
    public void Value_is_all_that_a_measure_sees() => Assert.Equal(
        Value.Of("a"), FieldComparison.Normal(new CompiledTicket("\"subject\": { \"path\": \"$.s\", \"normalize\": \"{{ trim(lower(value)) }}\" }").Ticket["subject"]!, Value.Of(" A"), new Scope()));
}
