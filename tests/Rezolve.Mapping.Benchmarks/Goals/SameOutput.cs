using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>Nobody is timed whose output is not the same JSON.</summary>
internal static class SameOutput
{
    /// <summary>Compares documents one by one.</summary>
    /// <param name="name">Whose output is checked.</param>
    /// <param name="expected">The documents due.</param>
    /// <param name="actual">The documents given.</param>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void Check(string name, IEnumerable<ReadOnlyMemory<byte>> expected, IEnumerable<ReadOnlyMemory<byte>> actual)
    {
        var (due, given) = (expected.ToList(), actual.ToList());
        if (due.Count != given.Count)
            throw new InvalidOperationException($"{name} gives {given.Count} documents where {due.Count} are due");
        foreach (var (left, right) in due.Zip(given))
        {
            if (!JsonElement.DeepEquals(JsonElement.Parse(left.Span), JsonElement.Parse(right.Span)))
                throw new InvalidOperationException($"{name} gives another output:\n{Encoding.UTF8.GetString(right.Span)}\n{Encoding.UTF8.GetString(left.Span)}");
        }
    }

    /// <summary>Compares two files of one document a line.</summary>
    public static void CheckFiles(string name, string expected, string actual) => Check(name, Lines(expected), Lines(actual));

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(string file) =>
        File.ReadLines(file).Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line));
}
