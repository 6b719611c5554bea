using System.Buffers;
using System.Text;
using DevLab.JmesPath;
using DevLab.JmesPath.Expressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>A declarative peer: one JMESPath query, parsed once. The language has no tables, so those are looked up after it.</summary>
internal sealed class Queries : WritingContender
{
    private static readonly JmesPathExpression Query = new JmesPath().Parse(
        "{key: to_string(id), type: type, subject: subject, description: {format: 'plain', text: description}, status: status, priority: priority, "
        + "requester: requester_id && {key: to_string(requester_id)}, submitter: submitter_id && {key: to_string(submitter_id)}, "
        + "assignee: assignee_id && {key: to_string(assignee_id)}, team: group_id && {key: to_string(group_id)}, "
        + "organization: organization_id && {key: to_string(organization_id)}, tags: sort(tags), createdAt: created_at, updatedAt: updated_at, channel: via.channel, "
        + "custom: {severity: custom_fields[?id == `360003`].value | [0], order: custom_fields[?id == `360006`].value | [0]}}");

    public override string Name => "JmesPath.Net";

    protected override void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output)
    {
        // Dates stay the texts they are.
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(ticket.Span))) { DateParseHandling = DateParseHandling.None };
        var mapped = (JObject)Query.Transform(JToken.ReadFrom(reader)).AsJToken();
        mapped["status"] = Codes.Of(Codes.Status, (string)mapped["status"]!);
        mapped["priority"] = Codes.Of(Codes.Priority, (string)mapped["priority"]!);
        output.Write(Encoding.UTF8.GetBytes(mapped.ToString(Formatting.None)));
    }
}
