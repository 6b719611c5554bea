using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Manifests.Checking;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Members;

/// <summary>Compiles the members of an object by its shape: slots to programs, names resolved, durations and words read, defaults filled in.</summary>
internal sealed class MemberCompiler(CompilationContext context)
{
    private readonly ValueSlotCompiler _values = new(context);
    private readonly PathCompiler _paths = new(context);

    /// <summary>Compiles the value slots inside an object with rules of the caller's; null takes each slot as its shape declares it.</summary>
    public Func<Written.Value, SlotRules>? Rules { get; init; }

    /// <summary>Compiles an object of a shape.</summary>
    public CompiledMembers Compile(AuthoredNode node, IReadOnlyList<Member> members)
    {
        var compiled = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var value = node[member.Name] is { } written ? Compile(written, member.Type) : Default(node, member);
            if (value is not null)
                compiled[member.Name] = value;
        }
        return new CompiledMembers(context.File.PlaceOf(node), compiled);
    }

    /// <summary>Makes the program of a tagged object; null where its kind is unknown (which was reported).</summary>
    /// <param name="node">The object.</param>
    /// <param name="family">The kinds it may be of.</param>
    /// <param name="elsewhere">Members that are compiled elsewhere.</param>
    public TProgram? CreateKind<TProgram>(AuthoredNode node, KindFamily family, IReadOnlyList<Member>? elsewhere = null)
        where TProgram : class =>
        node["type"]?.String is { } tag && family[tag] is Kind<TProgram> kind
            ? kind.Create(Compile(node, elsewhere is null ? kind.Members : [.. kind.Members.Where(member => !elsewhere.Contains(member))]))
            : null;

    private object? Compile(AuthoredNode node, Written written) => written switch
    {
        Written.Value value => CompileValue(node, value),
        Written.Path path => _paths.Compile(node, new SlotRules(path.Slot)),
        // A field is looked for in the entity's map, by whoever compiles that.
        Written.NameOf { Space: NameSpace.Field } => node.Text,
        Written.NameOf name => context.Names.Resolve(name.Space, node) is null ? null : node.Text,
        Written.Duration => DurationText.TryParse(node.Text!, out var duration) ? duration : null,
        Written.Whole => node.Integer,
        Written.Flag => node.Boolean,
        Written.Shaped shaped => Compile(node, shaped.Shape.Members),
        Written.List list => CompileList(node, list.Of),
        Written.Map { Of: Written.Value of } => CompileMap(node, of),
        Written.Map { Of: Written.Text } => Named(node).ToDictionary(member => member.Name!, member => member.Text!),
        Written.ShortOrLong either => CompileEither(node, either),
        Written.Literal => ValueSlotCompiler.Literal(node),
        _ => node.Text,
    };

    private ValueSlot CompileValue(AuthoredNode node, Written.Value value)
    {
        var slot = _values.Compile(node, Rules?.Invoke(value) ?? new SlotRules(value.Slot, value.Kinds));
        if (!value.Secret)
            return slot;
        context.SecretInputs.UnionWith(node.Items.Prepend(node).SelectMany(part => InputUse.Of(part.String ?? "")));
        if (slot is not ConstantSlot { Constant.IsNothing: true } && slot.Roots.Count == 0)
            context.Bag.Report(WorkspaceRules.LiteralSecret, context.File.Value(node), "A secret slot holds its value as text.", "Declare an input and write {{ inputs.name }}.");
        return slot;
    }

    private object? CompileEither(AuthoredNode node, Written.ShortOrLong either)
    {
        var chosen = StructureChecker.Choose(node, either);
        var isListOf = either.Long is Written.List;
        var compiled = Compile(node, chosen);
        // One name, or a list of names: both read as a list.
        return isListOf && compiled is string one ? new List<string> { one } : compiled;
    }

    private object CompileList(AuthoredNode node, Written of)
    {
        var items = node.Items.Select(item => Compile(item, of)).OfType<object>().ToList();
        return of is Written.Shaped ? items.Cast<CompiledMembers>().ToList() : items.TrueForAll(item => item is string) ? items.Cast<string>().ToList() : items;
    }

    private List<KeyValuePair<string, ValueSlot>> CompileMap(AuthoredNode node, Written.Value of) =>
        [.. Named(node).Select(member => KeyValuePair.Create(member.Name!, (ValueSlot)Compile(member, of)!))];

    private static IEnumerable<AuthoredNode> Named(AuthoredNode node) => node.Members.Where(member => member.Name != "$comment");

    private object? Default(AuthoredNode node, Member member)
    {
        if (member.Default is not { } json)
            return null;
        using var document = JsonDocument.Parse(json);
        var value = document.RootElement;
        return member.Type switch
        {
            Written.Duration => DurationText.TryParse(value.GetString()!, out var duration) ? duration : null,
            Written.Whole => value.GetInt64(),
            Written.Flag => value.GetBoolean(),
            Written.Value => new ConstantSlot(context.File.PlaceOf(node), ValueJson.Read(value)),
            Written.Literal => ValueJson.Read(value),
            _ => value.ValueKind == JsonValueKind.String ? value.GetString() : null,
        };
    }
}
