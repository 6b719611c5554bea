using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>A connection that is left alone, because nobody is signed in, its manifest is wrong, or it shows nothing any more: whatever is tried there would fail alike.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Class">The sort of failure.</param>
/// <param name="Code">The code of the cause.</param>
/// <param name="Message">The cause, for people.</param>
/// <param name="Since">Since when.</param>
internal sealed record Suspension(string Connection, FailureClass Class, string Code, string Message, DateTimeOffset Since)
{
    /// <summary>The code of a connection that shows none of its tickets.</summary>
    public static string Hiding { get; } = FailureCodes.Of(FailureClass.NotFound);

    /// <summary>Whether it shows none of its tickets: then only one that is shown proves that it works, and reading is how to find one.</summary>
    public bool IsHiding => Code == Hiding;

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection) => new(tenant, RowKinds.Suspension, connection);

    /// <summary>The row of a suspension, whatever is there.</summary>
    public RowWrite ToRow(string tenant) => new(KeyOf(tenant, Connection), RowContent.Begin()
        .With("class", Class.ToString()).With("code", Code).With("message", Message).With("since", Since).End());

    /// <summary>The suspension of a row.</summary>
    public static Suspension OfRow(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new Suspension(
            stored.Key.Id, Enum.Parse<FailureClass>(row.TextOf("class")!), row.TextOf("code")!, row.TextOf("message")!, row.TimeOf("since")!.Value);
    }
}
