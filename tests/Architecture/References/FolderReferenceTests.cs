using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.References;

/// <summary>The folders of the engine name each other as <see cref="FolderTable"/> says, judged on using directives and qualified names.</summary>
public sealed class FolderReferenceTests
{
    private const string Root = "Rezolve.Mapping.";

    private const string Home = "engine/Rezolve.Mapping/";

    private static readonly Regex Qualified = new($@"(?<![\w.])(?:Rezolve\.Mapping\.)?((?:{string.Join("|", FolderTable.Rows.Keys)})(?:\.[A-Z]\w*)+)");

    [Fact]
    public void Folders_name_only_what_the_table_allows() => Violations.None(
        "Folders of the engine name each other as tests/Architecture/References/FolderTable.cs says.",
        from file in EngineFiles
        let own = FolderOf(file)
        from named in NamedBy(file).Distinct()
        where !Allowed(own, named)
        select $"{file.Path} names {named}");

    [Fact]
    public void Every_folder_has_a_row_in_the_table() => Violations.None(
        "Every folder of the engine has a row in FolderTable.",
        EngineFiles.Select(FolderOf).Distinct().Where(folder => !FolderTable.Rows.ContainsKey(folder)));

    [Fact]
    public void Namespaces_are_the_folders() => Violations.None(
        "A file's namespace is its folder.",
        from file in Repository.Engine
        where file.Namespace.Length > 0
        let expected = file.Folder["engine/".Length..].Replace('/', '.')
        where file.Namespace != expected
        select $"{file.Path} declares {file.Namespace}, not {expected}");

    [Theory]
    [InlineData("Http", "Programs.Slots", true)]
    [InlineData("Http", "Reading.Pages", false)]
    [InlineData("Language", "Reading.Pages.Kinds", true)]
    [InlineData("Language", "Reading.Feeds", false)]
    [InlineData("Reading", "Reading.Feeds", true)]
    [InlineData("Values", "Diagnostics", false)]
    [InlineData("Reading", "Hosting", false)]
    [InlineData("Cases", "Hosting", true)]
    [InlineData("Hosting", "Anything.At.All", true)]
    public void The_table_is_read_as_it_is_written(string from, string named, bool allowed) => Assert.Equal(allowed, Allowed(from, named));

    private static IEnumerable<SourceFile> EngineFiles => Repository.Engine.Where(file => file.Path.StartsWith(Home, StringComparison.Ordinal));

    private static string FolderOf(SourceFile file) => file.Path[Home.Length..].Split('/')[0];

    // A chain such as Values.Count on a member is no reference: the first word behind the folder must be a name declared there.
    private static IEnumerable<string> NamedBy(SourceFile file) =>
        file.Usings.Where(name => name.StartsWith(Root, StringComparison.Ordinal)).Select(name => name[Root.Length..])
            .Concat(Qualified.Matches(file.Code).Select(match => match.Groups[1].Value).Where(IsDeclared));

    private static bool IsDeclared(string name) => name.Split('.') is [var folder, var first, ..] && Declared.Value.Contains($"{folder}.{first}");

    private static readonly Lazy<HashSet<string>> Declared = new(() =>
        [.. typeof(Rezolve.Mapping.Values.Value).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
            .SelectMany(type => new[] { type.Namespace![Root.Length..], $"{type.Namespace[Root.Length..]}.{type.Name.Split('`')[0]}" })]);

    private static bool Allowed(string from, string named)
    {
        var target = named.Split('.')[0];
        if (target == from)
            return true;
        if (!FolderTable.Rows.TryGetValue(from, out var allowed))
            return false;
        if (FolderTable.Outer.Contains(target) && !FolderTable.Outer.Contains(from))
            return false;
        var path = named.Replace('.', '/');
        return allowed.Any(entry => entry == "*" || path == entry || path.StartsWith(entry + "/", StringComparison.Ordinal));
    }
}
