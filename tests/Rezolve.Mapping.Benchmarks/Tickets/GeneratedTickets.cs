using System.Globalization;
using System.Text;

namespace Rezolve.Mapping.Benchmarks.Tickets;

/// <summary>Tickets of about 2.7 KB as a help desk's API gives them; the same for the same number, always.</summary>
internal static class GeneratedTickets
{
    private static readonly string[] Words =
        "the printer on second floor does not answer since this morning and nobody could send documents from laptop please help us soon thanks regards team".Split(' ');

    private static readonly string[] Statuses = ["new", "open", "pending", "hold", "solved", "closed"];
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];
    private static readonly string[] Channels = ["web", "email", "api", "chat"];
    private static readonly string[] Marks = ["vip", "printer", "network", "billing", "urgent", "access", "hardware"];

    /// <summary>The first tickets.</summary>
    public static byte[][] Some(int count) => [.. Enumerable.Range(0, count).Select(Ticket)];

    /// <summary>One ticket.</summary>
    public static byte[] Ticket(int number)
    {
        var draw = new Draw(number);
        var id = 100_000 + number;
        var subject = Text(draw, 7) + (number % 8 == 0 ? " café" : "");
        var description = string.Join(number % 3 == 0 ? "\\n" : " ", Enumerable.Range(0, 9).Select(_ => Text(draw, 23)));
        var fields = string.Join(',', Enumerable.Range(0, 9).Select(i => $$"""{"id":{{360001 + i}},"value":{{FieldValue(draw, i)}}}"""));
        var json = $$"""
            {"url":"https://desk.example.com/api/v2/tickets/{{id}}.json","id":{{id}},"external_id":null,"created_at":"{{Instant(draw)}}","updated_at":"{{Instant(draw)}}","generated_timestamp":{{1_770_000_000 + number}},"type":"incident","subject":"{{subject}}","raw_subject":"{{subject}}","description":"{{description}}","priority":"{{draw.Of(Priorities)}}","status":"{{draw.Of(Statuses)}}","recipient":"support@desk.example.com","requester_id":{{draw.Id()}},"submitter_id":{{draw.Id()}},"assignee_id":{{(number % 5 == 0 ? "null" : draw.Id())}},"organization_id":{{draw.Id()}},"group_id":{{draw.Id()}},"collaborator_ids":[{{draw.Id()}},{{draw.Id()}}],"follower_ids":[],"email_cc_ids":[],"forum_topic_id":null,"problem_id":null,"has_incidents":false,"is_public":true,"due_at":null,"tags":[{{string.Join(',', Marks.Where(_ => draw.Next(2) == 0).Select(mark => $"\"{mark}\""))}}],"custom_fields":[{{fields}}],"satisfaction_rating":{"score":"unoffered","reason":null},"sharing_agreement_ids":[],"custom_status_id":{{draw.Next(1_000_000)}},"via":{"channel":"{{draw.Of(Channels)}}","source":{"from":{"address":"a{{draw.Next(999)}}@example.com","name":"Somebody"},"to":{"address":"support@desk.example.com","name":"Desk"},"rel":null} },"ticket_form_id":360000{{draw.Next(999)}},"brand_id":360009,"allow_channelback":false,"allow_attachments":true,"from_messaging_channel":false}
            """;
        return Encoding.UTF8.GetBytes(json);
    }

    private static string Text(Draw draw, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => draw.Of(Words)));

    private static string FieldValue(Draw draw, int at) => at switch
    {
        2 => $"\"S{draw.Next(4) + 1}\"",
        5 => $"\"ORD-{draw.Next(99999)}\"",
        _ => draw.Next(3) == 0 ? "null" : $"\"{draw.Of(Words)} {draw.Of(Words)}\"",
    };

    private static string Instant(Draw draw) =>
        new DateTime(2026, 1, 1).AddSeconds(draw.Next(28_000_000)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A tiny generator of our own, so that the data never changes with the runtime.
    private sealed class Draw(int seed)
    {
        private uint _state = (uint)((seed * 2654435761L) + 12345) | 1;

        public int Next(int below)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return (int)(_state % (uint)below);
        }

        public string Of(string[] words) => words[Next(words.Length)];

        // Of people, teams and organisations a desk has far fewer than of tickets.
        public string Id() => (380_000_000_000L + Next(1_000_000_000) % 500).ToString(CultureInfo.InvariantCulture);
    }
}
