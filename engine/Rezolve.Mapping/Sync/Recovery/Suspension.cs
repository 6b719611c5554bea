using System.Globalization;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>A connection that is left alone, because nobody is signed in or its manifest is wrong: whatever is tried there would fail alike.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Class">The sort of failure.</param>
/// <param name="Code">The code of the cause.</param>
/// <param name="Message">The cause, for people.</param>
/// <param name="Since">Since when.</param>
internal sealed record Suspension(string Connection, FailureClass Class, string Code, string Message, DateTimeOffset Since)
{
    /// <summary>The kind of its rows; the id is the connection.</summary>
    public const string Kind = "suspension";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection) => new(tenant, Kind, connection);

    /// <summary>The row of a suspension.</summary>
    public RowWrite ToRow(string tenant) => new(KeyOf(tenant, Connection), ValueJson.ToBytes(Value.Of(new ValueObject
    {
        ["class"] = Value.Of(Class.ToString()),
        ["code"] = Value.Of(Code),
        ["message"] = Value.Of(Message),
        ["since"] = Value.Of(Since),
    })));

    /// <summary>The suspension of a row.</summary>
    public static Suspension OfRow(StoredRow row)
    {
        var content = ValueJson.Read(row.Content);
        return new Suspension(
            row.Key.Id, Enum.Parse<FailureClass>(content["class"].Text), content["code"].Text, content["message"].Text,
            DateTimeOffset.Parse(content["since"].Text, CultureInfo.InvariantCulture));
    }
}
