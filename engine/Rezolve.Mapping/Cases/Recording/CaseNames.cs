using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Masking;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Recording;

/// <summary>What is personal in what a connection told, learned from what its connector makes of it; and its replacements.</summary>
internal sealed class CaseNames
{
    private readonly ConnectorManifest _manifest;
    private readonly ConnectorProgram _program;
    private readonly Pseudonyms _names;

    /// <summary>Begins with what the manifest knows.</summary>
    /// <param name="manifest">The connector as written.</param>
    /// <param name="program">The connector as compiled for the connection.</param>
    /// <param name="seed">What the replacements depend on.</param>
    /// <param name="mask">Takes the connection's secrets out of a text.</param>
    public CaseNames(ConnectorManifest manifest, ConnectorProgram program, string seed, Func<string, string> mask)
    {
        (_manifest, _program) = (manifest, program);
        _names = new Pseudonyms(seed, mask);
        var words = new ManifestWords(manifest);
        _names.Fix(words.Literals);
        _names.Keep(words.Names);
        foreach (var field in program.Entities.Values.SelectMany(entity => entity.Fields))
            _names.Keep(field.Field.Words);
        foreach (var input in program.Inputs.Values.Where(input => input.Kind == ValueKind.Text && Shapes.HostName.IsMatch(input.Text)))
            _names.LearnHost(input.Text);
    }

    /// <summary>Learns from a record: what fed personal fields is personal, and what fed the others is not.</summary>
    /// <param name="entity">What it is.</param>
    /// <param name="traces">What each step made of its fields.</param>
    /// <param name="canonical">What it was mapped to; undefined where it was held.</param>
    public void Learn(EntityProgram entity, IReadOnlyList<FieldTrace> traces, Value canonical)
    {
        foreach (var trace in traces)
            Learn(entity.Kind, trace.Field.Field, [.. trace.Steps.Select(step => step.Value), trace.Result.Value]);
        LearnKey(entity.Kind, canonical["key"]);
        _names.Keep(Texts(canonical["version"]));
    }

    /// <summary>Learns from a canonical record or change that is written.</summary>
    public void Learn(EntityProgram entity, Value canonical)
    {
        foreach (var field in entity.Fields)
        {
            var place = CanonicalFields.IsCustom(field.Name) ? ["custom", field.Name[CanonicalFields.CustomPrefix.Length..]] : CanonicalFields.Place(entity.Kind, field.Name);
            Learn(entity.Kind, field.Field, [place.Aggregate(canonical, (value, name) => value[name])]);
        }
    }

    /// <summary>Learns that a key names somebody, where it is a person's.</summary>
    public void LearnKey(EntityKind kind, in Value key)
    {
        var isName = kind is EntityKind.User or EntityKind.Team or EntityKind.Organization;
        foreach (var text in Texts(key))
        {
            if (isName)
                _names.Learn(text, isName: true);
            else
                _names.Keep([text]);
        }
    }

    /// <summary>Texts that are harmless: the words of a catalogue.</summary>
    public void Keep(Value value) => _names.Keep(Texts(value));

    /// <summary>A value without anything personal.</summary>
    public Value Of(Value value, Replacing how) => _names.Of(value, how);

    /// <summary>A text without anything personal.</summary>
    public string Of(string text, Replacing how) => _names.Of(text, how);

    /// <summary>A text of fields, such as a table, without anything personal.</summary>
    public string Fields(string text) => _names.Fields(text);

    /// <summary>The inputs of the connection that a case needs: none that is secret or as the connector has it anyway.</summary>
    public ValueObject Inputs()
    {
        var written = new ValueObject();
        foreach (var (name, value) in _program.Inputs)
        {
            var declared = _manifest.Root["connection"]?["inputs"]?[name];
            var usual = declared?["default"]?.String;
            if (_program.SecretInputs.Contains(name) || value.IsNothing || (usual is not null && value.Kind == ValueKind.Text && value.Text == usual))
                continue;
            var isFixed = declared?["enum"] is not null || (value.Kind == ValueKind.Text && Shapes.Zone.IsMatch(value.Text));
            written[name] = isFixed ? value : _names.Of(value, Replacing.Unknown);
        }
        return written;
    }

    private void Learn(EntityKind kind, CanonicalField field, IEnumerable<Value> values)
    {
        var texts = values.SelectMany(value => Texts(value)).Distinct();
        if (!PersonalFields.IsPersonal(kind, field))
        {
            _names.Keep(texts);
            return;
        }
        foreach (var text in texts)
            _names.Learn(text, PersonalFields.IsName(kind, field));
    }

    private static IEnumerable<string> Texts(Value value) => value.Kind switch
    {
        ValueKind.Text => [value.Text],
        ValueKind.Number or ValueKind.Instant or ValueKind.Date => [ValueText.Of(value)],
        ValueKind.List => value.List.SelectMany(Texts),
        ValueKind.Object => value.Object.Values.SelectMany(Texts),
        _ => [],
    };
}
