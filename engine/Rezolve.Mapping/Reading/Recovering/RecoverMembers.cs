using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>The members that several ways to recover have.</summary>
internal static class RecoverMembers
{
    /// <summary>The operation that finds rows.</summary>
    public static Member Operation { get; } = new("operation", new Written.NameOf(NameSpace.Operation),
        "The operation that finds the rows which the create may have made; it sees what the create sees.")
    { Required = true, Examples = ["\"ticketByIntent\""] };

    /// <summary>Which rows are ours.</summary>
    public static Member Where { get; } = new("where", new Written.Value(Slots.RecoverRow, ValueKinds.Boolean),
        "Which of the rows are the ones that were looked for; all of them where it is left out.")
    { Examples = ["\"{{ contains(record.body, intent.key) }}\""] };

    /// <summary>How long reads may lag.</summary>
    public static Member Wait { get; } = new("wait", new Written.Duration(),
        "How long the vendor's reads may lag behind its writes: so long nothing is looked for after the last attempt could have arrived.")
    { Default = "\"PT1M\"", Examples = ["\"PT10S\""] };
}
