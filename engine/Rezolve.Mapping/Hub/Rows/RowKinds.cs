namespace Rezolve.Mapping.Hub.Rows;

/// <summary>The kinds of rows that the hub keeps.</summary>
internal static class RowKinds
{
    /// <summary>A ticket; the id is the hub's.</summary>
    public const string Ticket = "ticket";

    /// <summary>A ticket in one system; the id is <c>connection/key</c>.</summary>
    public const string Link = "link";

    /// <summary>A number that a ticket had in one system; the id is <c>connection/number</c>, and it says the ticket's key.</summary>
    public const string Alias = "alias";

    /// <summary>A ticket that is being made in a system; the id is <c>connection/ticket</c>.</summary>
    public const string Create = "create";

    /// <summary>Something to be looked at; found by <c>due</c>.</summary>
    public const string Work = "work";

    /// <summary>A value that did not prevail; found by <c>ticket</c> and, while a person has to decide, by <c>open</c>.</summary>
    public const string Conflict = "conflict";

    /// <summary>Work that was given up; found by <c>ticket</c>.</summary>
    public const string Letter = "letter";

    /// <summary>Something that happened, in the order of all; found by <c>ticket</c>.</summary>
    public const string Event = "event";

    /// <summary>Something that happened and has no place in the order yet; found by <c>ticket</c>.</summary>
    public const string News = "news";

    /// <summary>Why a turn of a link did what it did; found by <c>ticket</c> and <c>at</c>.</summary>
    public const string Trace = "trace";

    /// <summary>The clocks of service levels of a ticket; the id is the ticket's; found by <c>due</c>, when something is to be told next.</summary>
    public const string Sla = "sla";

    /// <summary>When rules acted on a ticket; the id is the ticket's.</summary>
    public const string Firing = "firing";

    /// <summary>How telling a sink goes; the id is its name.</summary>
    public const string Sink = "sink";

    /// <summary>The last event that a listener took in; the id is its name.</summary>
    public const string Listener = "listener";

    /// <summary>The last place that was given in an order; the id is what is ordered.</summary>
    public const string Sequence = "sequence";

    /// <summary>How far a feed was read; the id is <c>sync/connection</c>.</summary>
    public const string Mark = "mark";

    /// <summary>A connection or sync that stands still because somebody said so; the id is its name.</summary>
    public const string Pause = "pause";

    /// <summary>A mass change that waits for a person's word; the id is <c>act/connection</c>.</summary>
    public const string Guard = "guard";

    /// <summary>A step of a status that a system has listed; the id is <c>connection/from/to</c>.</summary>
    public const string Step = "step";

    /// <summary>A table under which values were agreed; the id is <c>connection/field/</c> and the map's digest.</summary>
    public const string Table = "table";

    /// <summary>A person, team or organisation; found by <c>email</c> and <c>username</c>.</summary>
    public const string Person = "person";

    /// <summary>Whose a system's key is; the id is <c>connection/kind/key</c>, so that no key is two persons'.</summary>
    public const string PersonKey = "personKey";

    /// <summary>Something that was said on a ticket; the id is <c>ticket/comment</c>.</summary>
    public const string Comment = "comment";

    /// <summary>Which comment a system's key is; the id is <c>connection/entity/key</c>, so that no key is two comments'.</summary>
    public const string CommentKey = "commentKey";

    /// <summary>A file that was added to a ticket; the id is <c>ticket/file</c>.</summary>
    public const string File = "file";

    /// <summary>Which file a system's key is; the id is <c>connection/entity/key</c>, so that no key is two files'.</summary>
    public const string FileKey = "fileKey";

    /// <summary>How often what is remembered of a system was wanted, and known; the id is the connection.</summary>
    public const string Rate = "rate";

    /// <summary>What came in of a system and what was written there, in numbers; the id is the connection.</summary>
    public const string Monitor = "monitor";

    /// <summary>How long changes took to a system, in a few numbers; the id is <c>sync/connection</c>.</summary>
    public const string Lag = "lag";

    /// <summary>An event that a system told of by itself; the id is <c>connection/webhook/</c> and a digest; found by <c>at</c>.</summary>
    public const string Inbox = "inbox";

    /// <summary>How many events came of a webhook, by what came of them; the id is <c>connection/webhook</c>.</summary>
    public const string InboxCount = "inboxCount";

    /// <summary>What a system was told about where to send events; the id is <c>connection/webhook</c>.</summary>
    public const string Hook = "hook";

    /// <summary>A connection that is left alone because it cannot work; the id is its name.</summary>
    public const string Suspension = "suspension";

    /// <summary>That the store was restored and what it does not know is looked for; there is one.</summary>
    public const string Restoration = "restoration";

    /// <summary>When a backup was last taken; there is one.</summary>
    public const string Backup = "backup";

    /// <summary>A record that no link knew when the store was restored; the id is <c>connection/key</c>; found by <c>made</c>.</summary>
    public const string Returned = "returned";
}
