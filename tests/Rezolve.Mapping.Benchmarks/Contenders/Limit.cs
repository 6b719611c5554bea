using System.Buffers;
using System.Text.Json;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>The limit: written by hand for this one ticket, one pass, source bytes copied as they are.</summary>
internal sealed class Limit : WritingContender
{
    private readonly (int Start, int Length)[] _spans = new (int, int)[16];
    private readonly List<(int Start, int Length)> _tags = [];

    private enum At
    {
        Id, Type, Subject, Description, Status, Priority, Requester, Submitter, Assignee, Team, Organization, Created, Updated, Channel, Severity, Order,
    }

    public override string Name => "hand-written limit";

    protected override void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output)
    {
        Array.Clear(_spans);
        _tags.Clear();
        var source = ticket.Span;
        var reader = new Utf8JsonReader(source);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Member(ref reader);
        Write(source, output);
    }

    private void Member(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        var at = name.Length switch
        {
            2 when name.SequenceEqual("id"u8) => At.Id,
            4 when name.SequenceEqual("type"u8) => At.Type,
            7 when name.SequenceEqual("subject"u8) => At.Subject,
            11 when name.SequenceEqual("description"u8) => At.Description,
            6 when name.SequenceEqual("status"u8) => At.Status,
            8 when name.SequenceEqual("priority"u8) => At.Priority,
            12 when name.SequenceEqual("requester_id"u8) => At.Requester,
            12 when name.SequenceEqual("submitter_id"u8) => At.Submitter,
            11 when name.SequenceEqual("assignee_id"u8) => At.Assignee,
            8 when name.SequenceEqual("group_id"u8) => At.Team,
            15 when name.SequenceEqual("organization_id"u8) => At.Organization,
            10 when name.SequenceEqual("created_at"u8) => At.Created,
            10 when name.SequenceEqual("updated_at"u8) => At.Updated,
            _ => (At)(-1),
        };
        if (at >= 0)
        {
            reader.Read();
            Keep(ref reader, at);
        }
        else if (name.SequenceEqual("tags"u8))
            Tags(ref reader);
        else if (name.SequenceEqual("via"u8))
            Via(ref reader);
        else if (name.SequenceEqual("custom_fields"u8))
            Fields(ref reader);
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private void Keep(ref Utf8JsonReader reader, At at) => _spans[(int)at] = ((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));

    private void Tags(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            _tags.Add(((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
    }

    private void Via(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var channel = reader.ValueSpan.SequenceEqual("channel"u8);
            reader.Read();
            if (channel)
                Keep(ref reader, At.Channel);
            else
                reader.Skip();
        }
    }

    private void Fields(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var id = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueSpan.SequenceEqual("id"u8);
                reader.Read();
                if (isId)
                    id = reader.GetInt32();
                else if (id == Codes.Severity)
                    Keep(ref reader, At.Severity);
                else if (id == Codes.Order)
                    Keep(ref reader, At.Order);
            }
        }
    }

    private void Write(ReadOnlySpan<byte> source, ArrayBufferWriter<byte> output)
    {
        Quoted("{\"key\":\""u8, source, At.Id, "\""u8, output);
        Copy(",\"type\":"u8, source, At.Type, output);
        Copy(",\"subject\":"u8, source, At.Subject, output);
        Quoted(",\"description\":{\"format\":\"plain\",\"text\":"u8, source, At.Description, "}"u8, output);
        output.Write(",\"status\":"u8);
        output.Write(Status(Of(source, At.Status)));
        output.Write(",\"priority\":"u8);
        output.Write(Priority(Of(source, At.Priority)));
        Reference(",\"requester\":"u8, source, At.Requester, output);
        Reference(",\"submitter\":"u8, source, At.Submitter, output);
        Reference(",\"assignee\":"u8, source, At.Assignee, output);
        Reference(",\"team\":"u8, source, At.Team, output);
        Reference(",\"organization\":"u8, source, At.Organization, output);
        WriteTags(source, output);
        Copy(",\"createdAt\":"u8, source, At.Created, output);
        Copy(",\"updatedAt\":"u8, source, At.Updated, output);
        Copy(",\"channel\":"u8, source, At.Channel, output);
        Copy(",\"custom\":{\"severity\":"u8, source, At.Severity, output);
        Quoted(",\"order\":"u8, source, At.Order, "}}"u8, output);
    }

    private void WriteTags(ReadOnlySpan<byte> source, ArrayBufferWriter<byte> output)
    {
        output.Write(",\"tags\":["u8);
        for (var i = 1; i < _tags.Count; i++)
        {
            for (var at = i; at > 0 && Text(source, _tags[at - 1]).SequenceCompareTo(Text(source, _tags[at])) > 0; at--)
                (_tags[at - 1], _tags[at]) = (_tags[at], _tags[at - 1]);
        }
        for (var i = 0; i < _tags.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            output.Write(source.Slice(_tags[i].Start, _tags[i].Length));
        }
        output.Write("]"u8);
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> source, (int Start, int Length) span) => source.Slice(span.Start + 1, span.Length - 2);

    private ReadOnlySpan<byte> Of(ReadOnlySpan<byte> source, At at) => source.Slice(_spans[(int)at].Start, _spans[(int)at].Length);

    private void Copy(ReadOnlySpan<byte> before, ReadOnlySpan<byte> source, At at, ArrayBufferWriter<byte> output)
    {
        output.Write(before);
        output.Write(Of(source, at));
    }

    private void Quoted(ReadOnlySpan<byte> before, ReadOnlySpan<byte> source, At at, ReadOnlySpan<byte> after, ArrayBufferWriter<byte> output)
    {
        Copy(before, source, at, output);
        output.Write(after);
    }

    private void Reference(ReadOnlySpan<byte> before, ReadOnlySpan<byte> source, At at, ArrayBufferWriter<byte> output)
    {
        output.Write(before);
        var value = Of(source, at);
        if (value[0] == 'n')
        {
            output.Write(value);
            return;
        }
        output.Write("{\"key\":\""u8);
        output.Write(value);
        output.Write("\"}"u8);
    }

    private static ReadOnlySpan<byte> Status(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("\"hold\""u8) ? "\"onHold\""u8 : value.SequenceEqual("\"solved\""u8) ? "\"resolved\""u8 : value;

    private static ReadOnlySpan<byte> Priority(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("\"urgent\""u8) ? "\"1\""u8 : value.SequenceEqual("\"high\""u8) ? "\"2\""u8 : value.SequenceEqual("\"normal\""u8) ? "\"3\""u8 : "\"4\""u8;
}
