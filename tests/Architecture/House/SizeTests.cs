using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.House;

/// <summary>Files, folders, methods and interfaces stay small enough to be read at once.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 300;

    private const int LongestMethod = 40;

    private const int FullestFolder = 15;

    private const int WidestInterface = 5;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly IReadOnlyDictionary<string, string> LongFiles = new Dictionary<string, string>();

    [Fact]
    public void Half_the_files_have_at_most_sixty_lines()
    {
        var sizes = Repository.Engine.Select(file => file.Lines).Order().ToList();
        Assert.InRange(sizes[sizes.Count / 2], 1, 60);
    }

    [Fact]
    public void Nine_files_in_ten_have_at_most_a_hundred_and_fifty_lines()
    {
        var sizes = Repository.Engine.Select(file => file.Lines).Order().ToList();
        Assert.InRange(sizes[sizes.Count * 9 / 10], 1, 150);
    }

    [Fact]
    public void No_file_is_too_long() => Violations.None(
        $"A file has at most {LongestFile} lines, or its reason stands in this test.",
        Repository.Code.Where(file => file.Lines > LongestFile && !LongFiles.ContainsKey(file.Path)).Select(file => $"{file.Path}: {file.Lines} lines"));

    [Fact]
    public void Every_reason_is_still_needed() => Violations.None(
        "A file with a reason to be long is long.",
        LongFiles.Keys.Where(path => Repository.Code.FirstOrDefault(file => file.Path == path) is not { Lines: > LongestFile }));

    [Fact]
    public void No_folder_is_too_full() => Violations.None(
        $"A folder holds at most {FullestFolder} C# files.",
        Repository.Code.GroupBy(file => file.Folder).Where(folder => folder.Count() > FullestFolder).Select(folder => $"{folder.Key}: {folder.Count()} files"));

    [Fact]
    public void No_method_is_too_long() => Violations.None(
        $"A method has at most {LongestMethod} lines.",
        from file in Repository.Code
        from member in Members.Of(file)
        where member.Lines > LongestMethod
        select $"{file.Path}:{member.Line}: {member.Lines} lines");

    [Fact]
    public void No_interface_is_too_wide() => Violations.None(
        $"An interface has at most {WidestInterface} members.",
        from type in EngineTypes.All
        where type.IsInterface
        let count = type.GetProperties().Length + type.GetEvents().Length + type.GetMethods().Count(method => !method.IsSpecialName)
        where count > WidestInterface
        select $"{type.FullName}: {count} members");

    [Fact]
    public void Lines_fit_a_page() => Violations.None(
        "A line of the engine has at most 200 characters.",
        Repository.Engine.SelectMany(file => file.FindInText(new Regex("^.{201,}$", RegexOptions.Multiline))).Select(place => place[..Math.Min(place.Length, 120)]));
}
