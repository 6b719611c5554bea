using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions.Durations;
using Rezolve.Mapping.Transforms.Conversions.References;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Transforms.Conversions.Times;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>Every form a field can have on the wire.</summary>
internal static class ConversionKinds
{
    /// <summary>All forms.</summary>
    public static IReadOnlyList<Conversion> All { get; } =
    [
        new Iso8601(), new EpochSeconds(), new EpochMillis(), new DateOnlyForm(), new PatternForm(),
        new StringForm(), new JoinForm(), new PlainText(), new HtmlText(), new MarkdownText(), new AdfText(), new JournalText(),
        new Iso8601Duration(), .. CountedDuration.All, new SinceEpoch(),
        .. ReferenceForm.All,
    ];

    /// <summary>The words that name a form by themselves.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. All.Where(form => form.Marker is null).Select(form => form.Name).Distinct()];

    /// <summary>How a form is written: a word, or an object with <c>pattern</c> or <c>join</c>.</summary>
    public static Written Forms { get; } = new Written.ShortOrLong(new Written.Value(Slots.Record, ValueKinds.Text), new Written.Shaped(Shape));

    private static Shape Shape => new("as", "Form", "A form on the wire that needs more than a word.")
    {
        Load = () => [.. All.SelectMany(form => form.Members)],
        ExactlyOneOf = [["pattern", "join"]],
        Example = """{ "pattern": "yyyy-MM-dd HH:mm:ss", "zone": "UTC" }""",
    };

    /// <summary>The form of a word for a type.</summary>
    /// <param name="word">As the author wrote it.</param>
    /// <param name="type">The field's type.</param>
    /// <param name="fault">Why there is none, with the words that could be meant.</param>
    public static ConversionProgram? Create(string word, FieldType type, out string? fault)
    {
        var fitting = All.Where(form => form.Marker is null && form.Types.Contains(type)).ToList();
        var chosen = fitting.FirstOrDefault(form => form.Name == word);
        fault = chosen is not null ? null
            : fitting.Count == 0 ? $"a field of type {type.Word()} has one form only"
            : $"'{word}' is no form of {type.Word()}; the forms are {string.Join(", ", fitting.Select(form => form.Name))}";
        return chosen?.CreateFor(type, None);
    }

    /// <summary>The form that an object describes, for a type.</summary>
    public static ConversionProgram? Create(CompiledMembers members, FieldType type, out string? fault)
    {
        var chosen = All.FirstOrDefault(form => form.Marker is { } marker && members.Has(marker));
        var fits = chosen?.Types.Contains(type) ?? false;
        fault = fits ? null : $"this is no form of {type.Word()}";
        return fits ? chosen!.CreateFor(type, members) : null;
    }

    private static CompiledMembers None { get; } = new(new Diagnostics.SourcePlace("", 1, 1, ""), new Dictionary<string, object>());
}
