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

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection, string key) => new(tenant, RowKinds.Link, $"{connection}/{key}");

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, TicketLink link) =>
        new(KeyOf(tenant, link.Connection, link.Key), ValueJson.ToBytes(Value.Of(Content(link)))) { Expected = link.Version, Index = Index(link) };

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
            Number = row.TextOf("number"),
            Url = row.TextOf("url"),
            Intent = row["intent"].Kind == ValueKind.Object ? IntentRows.OpenOf(row["intent"]) : null,
            Holds = row.EntriesOf("holds", HoldRows.Read),
            Bounces = row.EntriesOf<IReadOnlyList<DateTimeOffset>>("bounces", at => [.. at.List.Select(one => RowValues.InstantOf(one.Text))]),
            Adjusted = row.TextsOf("adjusted"),
            Replaced = row.EntriesOf("replaced", value => value),
            MissingSince = row.TimeOf("missing"),
            MissingChecks = (int)row.NumberOf("checks"),
            Aliases = row.TextsOf("aliases"),
            Version = stored.Version,
        };
    }

    /// <summary>Whether a row says that its record was last read with this digest, and that nothing is under way: seen without reading all of the link.</summary>
    public static bool IsAsRead(StoredRow stored, UInt128 fingerprint)
    {
        Span<byte> print = stackalloc byte[32];
        if (fingerprint == UInt128.Zero || !fingerprint.TryFormat(print, out _, "x32", CultureInfo.InvariantCulture))
            return false;
        var row = new Utf8JsonReader(stored.Content.Span);
        var isSame = false;
        row.Read();
        while (row.Read() && row.TokenType == JsonTokenType.PropertyName)
        {
            if (row.ValueTextEquals("intent"u8) || row.ValueTextEquals("missing"u8))
                return false;
            var isPrint = row.ValueTextEquals("print"u8);
            row.Skip();
            isSame |= isPrint && row.ValueTextEquals(print);
        }
        return isSame;
    }

    private static ValueObject Content(TicketLink link) => new ValueObject()
        .With("ticket", link.Ticket).With("entity", link.Entity)
        .With("state", link.State == LinkState.Active ? null : link.State.ToString())
        .With("epoch", link.Epoch == 1 ? 0 : link.Epoch)
        .With("base", link.Base, RowValues.Of)
        .With("version", link.RecordVersion).With("updated", link.RecordUpdatedAt)
        .With("print", link.Fingerprint == UInt128.Zero ? null : link.Fingerprint.ToString("x32", CultureInfo.InvariantCulture))
        .With("number", link.Number).With("url", link.Url)
        .With("intent", link.Intent is { } intent ? IntentRows.Of(intent) : Value.Undefined)
        .With("holds", link.Holds, HoldRows.Of)
        .With("bounces", link.Bounces, at => Value.Of([.. at.Select(one => Value.Of(RowValues.Text(one)))]))
        .With("adjusted", link.Adjusted).With("replaced", link.Replaced, value => value)
        .With("missing", link.MissingSince).With("checks", link.MissingChecks)
        .With("aliases", link.Aliases);

    private static Dictionary<string, string> Index(TicketLink link)
    {
        var index = new Dictionary<string, string>();
        if (link.Holds.Count > 0)
            index[HoldIndex] = RowValues.Text(link.Holds.Values.Min(hold => hold.Since));
        if (link.Intent is { } intent)
            index[IntentIndex] = RowValues.Text(intent.SentAt ?? DateTimeOffset.MinValue);
        return index;
    }
}
