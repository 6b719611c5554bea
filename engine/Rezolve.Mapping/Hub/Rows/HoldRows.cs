using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Holds as JSON.</summary>
internal static class HoldRows
{
    /// <summary>Writes a hold.</summary>
    public static void Write(RowContent content, GroupHold hold) => content.AddObject(hold, Members);

    /// <summary>The hold of that JSON.</summary>
    public static GroupHold Read(Value row) => new(row.TextOf("reason")!, row.TextOf("field")!, row.TextOf("waits")!, row.TimeOf("since")!.Value)
    {
        Code = row.TextOf("code"),
        Attempts = (int)row.NumberOf("attempts"),
        Until = row.TimeOf("until"),
        Subject = row.TextOf("subject"),
        Place = row.TextOf("place"),
        Decision = row.TextOf("decision"),
    };

    private static void Members(RowContent content, GroupHold hold) => content
        .With("reason", hold.Reason).With("field", hold.Field).With("waits", hold.WaitsFor).With("since", hold.Since)
        .With("code", hold.Code).With("attempts", hold.Attempts).With("until", hold.Until).With("subject", hold.Subject).With("place", hold.Place).With("decision", hold.Decision);
}
