using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.References;

/// <summary>What comes from other packages, and the impure parts of the platform, stay where they belong.</summary>
public sealed class OutsideTypeTests
{
    private const string Engine = "engine/Rezolve.Mapping/";

    private static readonly Regex Impure = new(@"\b(TimeProvider|FileStream|FileInfo|DirectoryInfo|HttpClient|Socket|Stopwatch)\b|\b(File|Directory)\.(Read|Write|Open|Exists|Append|Create|Delete|Copy|Move|Enumerate|Get)\w*\(");

    [Theory]
    [InlineData(@"\bIServiceCollection\b", "Hosting/")]
    [InlineData(@"\bIServiceProvider\b", "Hosting/")]
    [InlineData(@"\bDiffPlex\b", "Reconciling/Rules/Texts/")]
    [InlineData(@"\bAngleSharp\b", "RichText/Html/")]
    [InlineData(@"\bMarkdig\b", "RichText/Markdown/")]
    [InlineData(@"\bPolly\b", "Http/Resilience/")]
    [InlineData(@"\bJint\b", "Scripting/")]
    [InlineData(@"\bAcornima\b", "Expressions/ Scripting/")]
    [InlineData(@"\bHttpClient\b|\bSocketsHttpHandler\b", "Http/ Hosting/ Cases/")]
    public void Stays_in_its_folders(string name, string folders) => Violations.None(
        $"{name} is named only in {folders}.",
        Repository.Engine.Where(file => !folders.Split(' ').Any(folder => file.Path.StartsWith(Engine + folder, StringComparison.Ordinal))).SelectMany(file => file.Find(new Regex(name))));

    [Theory]
    [InlineData("Spectre")]
    [InlineData("System.CommandLine")]
    public void Belongs_to_the_command_line(string name) => Violations.None(
        $"{name} is named only by the command line.",
        Repository.Engine.Where(file => !file.Path.StartsWith("engine/Rezolve.Mapping.Cli/", StringComparison.Ordinal)).SelectMany(file => file.Find(new Regex($@"\b{Regex.Escape(name)}\b"))));

    [Fact]
    public void A_store_belongs_to_its_package() => Violations.None(
        "LiteDB is named only by the package that stores in it.",
        Repository.Engine.Where(file => !file.Path.StartsWith("engine/Rezolve.Mapping.LiteDb/", StringComparison.Ordinal)).SelectMany(file => file.Find(new Regex(@"\bLiteDB\b"))));

    [Theory]
    [InlineData("Values/")]
    [InlineData("Tickets/")]
    [InlineData("Diagnostics/")]
    [InlineData("Expressions/")]
    [InlineData("Language/")]
    [InlineData("Manifests/")]
    [InlineData("Compilation/")]
    [InlineData("Programs/")]
    [InlineData("RichText/")]
    [InlineData("Transforms/")]
    [InlineData("Validation/")]
    public void Is_pure(string folder) => Violations.None(
        $"{folder} has no files, no network and no clock.",
        Repository.Engine.Where(file => file.Path.StartsWith(Engine + folder, StringComparison.Ordinal))
            .SelectMany(file => file.Find(Impure)));
}
