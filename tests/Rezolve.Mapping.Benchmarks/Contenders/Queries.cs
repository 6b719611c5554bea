using System.Buffers;
using System.Text;
using DevLab.JmesPath;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>A declarative peer: one JMESPath query, parsed once. It has no tables, so it leaves out what it cannot say: an easier task.</summary>
internal sealed class Queries : Contender
{
    private static readonly Func<string, string> Query = Parse(
        "{key: to_string(id), type: type, subject: subject, description: {format: 'plain', text: description}, status: status, priority: priority, "
        + "requester: {key: to_string(requester_id)}, submitter: {key: to_string(submitter_id)}, assignee: {key: to_string(assignee_id)}, team: {key: to_string(group_id)}, "
        + "organization: {key: to_string(organization_id)}, tags: sort(tags), createdAt: created_at, updatedAt: updated_at, channel: via.channel, "
        + "custom: {severity: custom_fields[?id == `360003`].value | [0], order: custom_fields[?id == `360006`].value | [0]}}");

    public override string Name => "JmesPath.Net";

    public override void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output) =>
        output.Write(Encoding.UTF8.GetBytes(Query(Encoding.UTF8.GetString(ticket.Span))));

    private static Func<string, string> Parse(string query)
    {
        var expression = new JmesPath().Parse(query);
        return ticket => expression.Transform(Newtonsoft.Json.Linq.JToken.Parse(ticket)).AsJToken().ToString(Newtonsoft.Json.Formatting.None);
    }
}
