using System.Globalization;
using System.Text.Json;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Links as rows.</summary>
internal static class LinkRows
{
    /// <summary>The index of links that stand still in part, by the oldest hold.</summary>
    public const string HoldIndex = "hold";

    /// <summary>The index of links with a write under way.</summary>
    public const string IntentIndex = "intent";

    /// <summary>The index of links that have ended, by when.</summary>
    public const string EndIndex = "end";

    /// <summary>The index of links that have ended, by the hub's ticket.</summary>
    public const string EndedTicketIndex = "ended";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection, string key) => new(tenant, RowKinds.Link, $"{connection}/{key}");

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, TicketLink link) =>
        new(KeyOf(tenant, link.Connection, link.Key), Content(link)) { Expected = link.Version, Index = Index(link) };

    /// <summary>The rows by which a link is found by what it was called before, whatever is there.</summary>
    public static IEnumerable<RowWrite> AliasesOf(string tenant, TicketLink link) =>
        link.Aliases.Select(alias => new RowWrite(AliasKeyOf(tenant, link.Connection, alias), RowContent.Begin().With("key", link.Key).End()));

    /// <summary>Where it is kept which ticket was called so.</summary>
    public static RowKey AliasKeyOf(string tenant, string connection, string alias) => new(tenant, RowKinds.Alias, $"{connection}/{alias}");

    /// <summary>The link of a row.</summary>
    public static TicketLink Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        var slash = stored.Key.Id.IndexOf('/', StringComparison.Ordinal);
        return new TicketLink
        {
            Connection = stored.Key.Id[..slash],
            Key = stored.Key.Id[(slash + 1)..],
            Ticket = row.TextOf("ticket")!,
            Entity = row.TextOf("entity")!,
            State = Enum.Parse<LinkState>(row.TextOf("state") ?? nameof(LinkState.Active)),
            Epoch = (int)Math.Max(1, row.NumberOf("epoch")),
            Base = row.EntriesOf("base", RowValues.PairOf),
            RecordVersion = row.TextOf("version"),
            RecordUpdatedAt = row.TimeOf("updated"),
            Fingerprint = UInt128.TryParse(row.TextOf("print"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var print) ? print : UInt128.Zero,
            ConversationStamp = row.TextOf("talk"),
            ClockStamp = row.TextOf("clock"),
            Number = row.TextOf("number"),
            Url = row.TextOf("url"),
            Intent = row["intent"].Kind == ValueKind.Object ? IntentRows.OpenOf(row["intent"]) : null,
            Holds = row.EntriesOf("holds", HoldRows.Read),
            Bounces = row.EntriesOf<IReadOnlyList<DateTimeOffset>>("bounces", at => [.. at.List.Select(one => RowValues.InstantOf(one.Text))]),
            Adjusted = row.TextsOf("adjusted"),
            Replaced = row.EntriesOf("replaced", value => value),
            IsRebaselined = row.NumberOf("rebase") == 1,
            MissingSince = row.TimeOf("missing"),
            MissingChecks = (int)row.NumberOf("checks"),
            Aliases = row.TextsOf("aliases"),
            End = row["end"].Kind == ValueKind.Object ? EndOf(row["end"]) : null,
            Version = stored.Version,
        };
    }

    /// <summary>Whether a row says that its record was last read with this digest, and that nothing is under way: seen without reading all of the link.</summary>
    /// <param name="stored">The row.</param>
    /// <param name="fingerprint">The digest.</param>
    /// <param name="stamp">The stamp with which what was said must have been read; null where nothing that is said counts.</param>
    /// <param name="clock">The stamp with which the system's own clocks must have been read; null where they do not count.</param>
    public static bool IsAsRead(StoredRow stored, UInt128 fingerprint, string? stamp = null, string? clock = null)
    {
        Span<byte> print = stackalloc byte[32];
        if (fingerprint == UInt128.Zero || !fingerprint.TryFormat(print, out _, "x32", CultureInfo.InvariantCulture))
            return false;
        var row = new Utf8JsonReader(stored.Content.Span);
        var (isSame, isAfterBase, isHeard, isTimed) = (false, false, stamp is null, clock is null);
        row.Read();
        while (row.Read() && row.TokenType == JsonTokenType.PropertyName)
        {
            if (row.ValueTextEquals("intent"u8) || row.ValueTextEquals("missing"u8))
                return false;
            var (isPrint, isTalk, isClock) = (row.ValueTextEquals("print"u8), row.ValueTextEquals("talk"u8), row.ValueTextEquals("clock"u8));
            isAfterBase |= row.ValueTextEquals("base"u8);
            row.Skip();
            isHeard |= isTalk && row.ValueTextEquals(stamp);
            isTimed |= isClock && row.ValueTextEquals(clock);
            isSame |= isPrint && row.ValueTextEquals(print);
            // In rows as they are written now, what is under way comes before the digest.
            if (isPrint && !isAfterBase)
                return isSame && isHeard && isTimed;
        }
        return isSame && isHeard && isTimed;
    }

    // What tells that nothing is to be done comes first: a row is mostly read for that.
    private static byte[] Content(TicketLink link) => RowContent.Begin()
        .With("intent", link.Intent, IntentRows.Write).With("missing", link.MissingSince).With("talk", link.ConversationStamp).With("clock", link.ClockStamp)
        .With("print", link.Fingerprint == UInt128.Zero ? null : link.Fingerprint.ToString("x32", CultureInfo.InvariantCulture))
        .With("ticket", link.Ticket).With("entity", link.Entity)
        .With("state", link.State == LinkState.Active ? null : link.State.ToString())
        .With("epoch", link.Epoch == 1 ? 0 : link.Epoch)
        .WithEach("base", link.Base, RowValues.Write)
        .With("version", link.RecordVersion).With("updated", link.RecordUpdatedAt)
        .With("number", link.Number).With("url", link.Url)
        .WithEach("holds", link.Holds, HoldRows.Write)
        .WithEach("bounces", link.Bounces, static (content, at) => content.AddList(at, static (list, one) => list.Add(Value.Of(RowValues.Text(one)))))
        .With("adjusted", link.Adjusted).WithEach("replaced", link.Replaced, static (content, value) => content.Add(value))
        .With("checks", link.MissingChecks).With("rebase", link.IsRebaselined ? 1 : 0)
        .With("aliases", link.Aliases)
        .With("end", link.End, static (content, end) => content.AddObject(end, static (members, one) =>
            members.With("reason", one.Reason.ToString()).With("at", one.At).With("into", one.Into).With("back", one.BackSince)))
        .End();

    private static LinkEnd EndOf(in Value row) => new(Enum.Parse<LinkEndReason>(row.TextOf("reason")!), row.TimeOf("at")!.Value)
    {
        Into = row.TextOf("into"),
        BackSince = row.TimeOf("back"),
    };

    private static Dictionary<string, string> Index(TicketLink link)
    {
        var index = new Dictionary<string, string>();
        if (link.Holds.Count > 0)
            index[HoldIndex] = RowValues.Text(link.Holds.Values.Min(hold => hold.Since));
        if (link.Intent is { } intent)
            index[IntentIndex] = RowValues.Text(intent.SentAt ?? DateTimeOffset.MinValue);
        if (link.End is { } end)
            (index[EndIndex], index[EndedTicketIndex]) = (RowValues.Text(end.At), link.Ticket);
        return index;
    }
}
