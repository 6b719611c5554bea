namespace Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

/// <summary>A ticket of a toy desk, with all it ever said and who said it.</summary>
/// <param name="id">Its key.</param>
/// <param name="key">The key of the intent it was made by; null where a person made it.</param>
internal sealed class ToyTicket(string id, string? key)
{
    private readonly Dictionary<string, object?> _fields = new(StringComparer.Ordinal);

    public string Id => id;

    public string? Key => key;

    public DateTimeOffset Made { get; init; }

    public DateTimeOffset Changed { get; set; }

    public long Version { get; set; }

    /// <summary>Every change of a field, oldest first.</summary>
    public List<ToyChange> History { get; } = [];

    public string Title => Text("title") ?? "";

    public string State => Text("state") ?? "new";

    public IReadOnlyList<string> Labels => _fields.GetValueOrDefault("labels") as IReadOnlyList<string> ?? [];

    public string? Text(string field) => _fields.GetValueOrDefault(field) as string;

    /// <summary>Writes a field.</summary>
    public void Set(string field, object? value, string by)
    {
        var (from, to) = (Words(_fields.GetValueOrDefault(field)), Words(value));
        if (from == to)
            return;
        _fields[field] = value;
        History.Add(new ToyChange(by, field, from, to, DateTimeOffset.UtcNow));
    }

    /// <summary>What is kept the same, as text.</summary>
    public override string ToString() => $"{Title} | {State} | {Text("weight")} | {Text("place")} | {Words(Labels)}";

    private static string Words(object? value) => value switch
    {
        null => "",
        IReadOnlyList<string> { } list => string.Join(',', list.Order(StringComparer.Ordinal)),
        _ => (string)value,
    };
}

/// <summary>One change of a field.</summary>
/// <param name="By">Who made it.</param>
/// <param name="Field">The field.</param>
/// <param name="From">What it said.</param>
/// <param name="To">What it says since.</param>
/// <param name="At">When.</param>
internal sealed record ToyChange(string By, string Field, string From, string To, DateTimeOffset At);
