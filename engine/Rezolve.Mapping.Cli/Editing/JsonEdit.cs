using System.Text;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Cli.Editing;

/// <summary>Changes to a JSON file that a person wrote: everything that is not changed keeps its bytes, comments included.</summary>
/// <param name="text">The file's bytes.</param>
internal sealed class JsonEdit(byte[] text)
{
    private readonly List<(int Start, int End, string Text)> _changes = [];

    /// <summary>Puts a text in the place of a value.</summary>
    public void Replace(AuthoredNode node, string value) => _changes.Add((node.Start, node.End, value));

    /// <summary>Adds a last member or item to an object or array.</summary>
    /// <param name="container">Where it goes.</param>
    /// <param name="entry">The member with its key, or the item.</param>
    /// <param name="indent">What it is indented with.</param>
    public void Append(AuthoredNode container, string entry, string indent)
    {
        var last = container.Members.Concat(container.Items).LastOrDefault();
        var end = last?.End ?? container.Start + 1;
        var isClosed = last is null || HasComma(end, container.End - 1);
        var outer = indent.Length >= 2 ? indent[..^2] : "";
        // A comma after the last value goes directly behind it, or a comment between would swallow it.
        if (!isClosed)
            _changes.Add((end, end, ","));
        _changes.Add((Before(container.End - 1), container.End - 1, $"\n{indent}{entry}\n{outer}"));
    }

    /// <summary>The file with the changes made. Changes at one place are kept in the order in which they were asked for.</summary>
    public byte[] Apply()
    {
        using var changed = new MemoryStream();
        var at = 0;
        foreach (var (start, end, value) in _changes.OrderBy(change => change.Start))
        {
            changed.Write(text.AsSpan(at..Math.Max(at, start)));
            changed.Write(Encoding.UTF8.GetBytes(value));
            at = Math.Max(at, end);
        }
        changed.Write(text.AsSpan(at));
        return changed.ToArray();
    }

    // The white space in front of the closing bracket is ours to lay out.
    private int Before(int bracket)
    {
        while (bracket > 0 && text[bracket - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            bracket--;
        return bracket;
    }

    private bool HasComma(int at, int end)
    {
        while (at < end)
        {
            if (text[at] == ',')
                return true;
            if (text[at] == '/' && text[at + 1] == '/')
                at += text.AsSpan(at..end).IndexOf((byte)'\n') is var line and >= 0 ? line : end - at;
            else if (text[at] == '/' && text[at + 1] == '*')
                at += text.AsSpan(at..end).IndexOf("*/"u8) + 1;
            at++;
        }
        return false;
    }
}
