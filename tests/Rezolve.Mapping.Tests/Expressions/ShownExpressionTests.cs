using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Tests.Expressions;

/// <summary>Every expression that the manifest's design shows compiles where all roots are offered, and gives a value or a fault for nothing at all.</summary>
public sealed class ShownExpressionTests
{
    private static readonly ExpressionRules Everything = new()
    {
        Roots = Enum.GetValues<Root>().ToDictionary(root => root, RootTypes.Of),
        Scripts = new HashSet<string> { "band" },
    };

    [Theory]
    [InlineData("inputs.subdomain")]
    [InlineData("inputs.certificate")]
    [InlineData("response.user.id != null")]
    [InlineData("(page.cursor ?? cursor.token) == null ? epochSeconds(cursor.since) : undefined")]
    [InlineData("page.cursor ?? cursor.token")]
    [InlineData("response.end_of_stream === true")]
    [InlineData("last.updated")]
    [InlineData("last.id")]
    [InlineData("field.value")]
    [InlineData("record.status === 'deleted'")]
    [InlineData("inputs.webhookSecret")]
    [InlineData("ticket.type === 'incident'")]
    [InlineData("ticket.priority === '1'")]
    [InlineData("inputs.url")]
    [InlineData("inputs.token")]
    [InlineData("formatInstant(cursor.since, 'yyyy-MM-dd HH:mm:ss', inputs.timeZone)")]
    [InlineData("filter.queue == null ? '' : ' AND Queue = ' + quote(filter.queue, `'`)")]
    [InlineData("key")]
    [InlineData("intent.key")]
    [InlineData("{ Queue: inputs.queue, ContentType: 'text/html', ...document, CustomFields: { ...document.CustomFields, 'External Id': intent.key } }")]
    [InlineData("version")]
    [InlineData("document")]
    [InlineData("matches(join(response, '; '), `isn't a valid|may not own|Invalid value|can't change|Permission Denied`)")]
    [InlineData("join(response, '; ')")]
    [InlineData("parent.key")]
    [InlineData("page.size")]
    [InlineData("page.number")]
    [InlineData("extract(item, '/attachment/([0-9]+)$')")]
    [InlineData("json({ ...document, ContentType: 'text/html' })")]
    [InlineData("extract(headers.location, '/transaction/([0-9]+)$')")]
    [InlineData("user.username")]
    [InlineData("headers.etag")]
    [InlineData("record.id")]
    [InlineData("record.Status === 'deleted'")]
    [InlineData("scripts.band(number(record.Priority))")]
    [InlineData("value == null ? [] : [value]")]
    [InlineData("record.Type === 'Correspond' || record.Type === 'Comment'")]
    [InlineData("fromBase64(record.text.Content)")]
    [InlineData("record.text.ContentType === 'text/html' ? 'html' : 'plain'")]
    [InlineData("!isEmpty(record.Filename)")]
    [InlineData("value == null ? null : { accountId: value }")]
    [InlineData("inputs.timeZone")]
    [InlineData("wrap(value, 'value')")]
    [InlineData("added.length > 0")]
    [InlineData("removed.length > 0")]
    [InlineData("nonEmpty(join(added, ','))")]
    [InlineData("nonEmpty(join(removed, ','))")]
    [InlineData("record.phase + ':' + (record.reason ?? '')")]
    [InlineData("split(value, ':')[0]")]
    [InlineData("nonEmpty(split(value, ':')[1])")]
    [InlineData("value === 'ended' ? 'end' : 'resume'")]
    [InlineData("[record.impact, record.urgency]")]
    [InlineData("value[0]")]
    [InlineData("value[1]")]
    [InlineData("ticket.status === 'resolved'")]
    [InlineData("ticket.type === 'task'")]
    [InlineData("page.cursor == null ? epochSeconds(cursor.since) : undefined")]
    [InlineData("page.cursor")]
    [InlineData("record.updated ?? record.created")]
    [InlineData("json({ any: [{ updated: { from: cursor.since } }, { created: { from: cursor.since } }] })")]
    [InlineData("{ desk: inputs.desk, ...document }")]
    [InlineData("record.type === 'case'")]
    [InlineData("contains(record.body, intent.key)")]
    [InlineData("!isEmpty(record.text)")]
    [InlineData("response.code === 'stale'")]
    [InlineData("headers['x-quota-left'] === '0'")]
    [InlineData("fromEpochSeconds(number(headers['x-quota-reset']))")]
    [InlineData("find(response, 'url', inputs.url).id")]
    [InlineData("session.cloudId")]
    [InlineData("response.job.state === 'done'")]
    [InlineData("response.job.state === 'failed'")]
    public void AShownExpressionCompiles(string source)
    {
        var program = Slot.Compile(source, Everything);
        _ = program.Evaluate(new Scope()).ToString();
        Assert.Equal(source, program.Source);
    }

    [Fact]
    public void TheLongestShownExpressionGivesWhatItShould()
    {
        var scope = Slot.Scope();
        scope[Root.Inputs] = Slot.Json("""{"queue":"General"}""");
        scope[Root.Document] = Slot.Json("""{"Subject":"s","CustomFields":{"a":1}}""");
        var program = Slot.Compile(
            "{ Queue: inputs.queue, ContentType: 'text/html', ...document, CustomFields: { ...document.CustomFields, 'External Id': intent.key } }", Everything);
        Assert.Equal(
            """{"Queue":"General","ContentType":"text/html","Subject":"s","CustomFields":{"a":1,"External Id":"i1"}}""", program.Evaluate(scope).ToString());
    }

    [Theory]
    [InlineData("{}", "\"\"", true)]
    [InlineData("""{"queue":"it's"}""", "\" AND Queue = 'it\\\\'s'\"", true)]
    public void AnOptionalClauseIsQuoted(string filter, string expected, bool quoted)
    {
        var program = Slot.Compile("filter.queue == null ? '' : ' AND Queue = ' + quote(filter.queue, `'`)", Everything);
        Assert.Equal(quoted, program.IsQuoted);
        Assert.Equal(expected, program.Evaluate(new Scope { [Root.Filter] = Slot.Json(filter) }).ToString());
    }
}
