using CsCheck;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Connectors.Laws;

/// <summary>The laws of fields that are written where they are read: what is written is read again, and writing what was read changes nothing.</summary>
public sealed class RoundTripTests
{
    private const string Forms = "Laws/forms.connector.json";

    [Theory]
    [MemberData(nameof(ConnectorCaseTests.Connectors), MemberType = typeof(ConnectorCaseTests))]
    public void What_a_connector_writes_is_read_again(string connector) => HoldAll(Compile(Path.Combine(ConnectorCaseTests.Root, connector)));

    [Fact]
    public void What_any_form_writes_is_read_again() => HoldAll(Compile(Path.Combine(AppContext.BaseDirectory, Forms)));

    [Fact]
    public void Every_form_of_the_language_is_among_them()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Forms));
        var missing = ConversionKinds.All.Where(form => !text.Contains($"\"{form.Marker ?? form.Name}\"", StringComparison.Ordinal)).Select(form => form.Name).Distinct();
        Assert.Empty(missing);
    }

    private static void HoldAll(ConnectorProgram program)
    {
        var fields = TwoWayField.Of(program);
        Assert.NotEmpty(fields);
        foreach (var field in fields)
            CanonicalValues.Of(field.Program).Sample(value => Hold(field, value), iter: 200, threads: 1);
    }

    private static void Hold(TwoWayField field, Value value)
    {
        var document = field.Write(value);
        var read = field.Read(document);
        Assert.True(value.ToString() == read.ToString(), $"{field.Program.Name}: {value} is written as {document} and read as {read}");
        Assert.Equal(document.ToString(), field.Write(read).ToString());
    }

    private static ConnectorProgram Compile(string path)
    {
        var bag = new DiagnosticBag();
        var manifest = ConnectorFiles.Read(path, EngineLimits.Usual.Files, bag)!;
        var settings = new CompilationSettings { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts };
        var program = ManifestCompiler.Compile(manifest, settings, bag);
        Assert.True(program is not null, string.Join('\n', bag.All.Select(one => $"{one.Place}: {one.Message}")));
        return program;
    }
}
