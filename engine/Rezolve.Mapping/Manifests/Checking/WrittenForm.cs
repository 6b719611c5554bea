using System.Text.Json;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Manifests.Checking;

/// <summary>Which JSON kinds a form of the language takes: what tells a short form from a long one.</summary>
internal static class WrittenForm
{
    /// <summary>Whether a value of that JSON kind may be written.</summary>
    public static bool Takes(Written written, JsonValueKind kind) => written switch
    {
        Written.Shaped or Written.Tagged or Written.Map or Written.Fragment => kind == JsonValueKind.Object,
        Written.List => kind == JsonValueKind.Array,
        Written.ShortOrLong either => Takes(either.Short, kind) || Takes(either.Long, kind),
        Written.Whole => kind == JsonValueKind.Number,
        Written.Flag => kind is JsonValueKind.True or JsonValueKind.False,
        Written.Literal => true,
        Written.Scalar => kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False,
        Written.Value value => kind switch
        {
            JsonValueKind.Object => value.Kinds.HasFlag(ValueKinds.Object),
            JsonValueKind.Array => value.Kinds.HasFlag(ValueKinds.List),
            JsonValueKind.Number => value.Kinds.HasFlag(ValueKinds.Number),
            JsonValueKind.True or JsonValueKind.False => value.Kinds.HasFlag(ValueKinds.Boolean),
            JsonValueKind.Null => value.Kinds.HasFlag(ValueKinds.Null),
            _ => true,
        },
        _ => kind == JsonValueKind.String,
    };

    /// <summary>The form in words.</summary>
    public static string Describe(Written written) => written switch
    {
        Written.Text or Written.Choice => "text",
        Written.Path => "a JSONPath as text",
        Written.NameOf => "a name as text",
        Written.Whole => "a whole number",
        Written.Flag { OnlyFalse: not null } => "false",
        Written.Flag => "true or false",
        Written.Duration => "a duration as text, such as PT30S",
        Written.List => "a list",
        Written.Scalar => "a text, number or boolean",
        Written.ShortOrLong either => $"{Describe(either.Short)} or {Describe(either.Long)}",
        Written.Value value when value.Kinds.HasFlag(ValueKinds.Object) && !value.Kinds.HasFlag(ValueKinds.Text) => "an object of values, or an expression giving one",
        Written.Value value when value.Kinds.HasFlag(ValueKinds.Object) => "a value",
        Written.Value { Kinds: ValueKinds.Text } => "text, a path or an expression",
        Written.Value { Kinds: ValueKinds.Boolean } => "true, false or an expression giving one",
        Written.Value => "a text, number, boolean, path or expression",
        _ => "an object",
    };
}
