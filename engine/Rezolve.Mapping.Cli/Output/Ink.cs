namespace Rezolve.Mapping.Cli.Output;

/// <summary>Colours, where a person sees them. Written by hand, because the common commands must start at once.</summary>
/// <param name="isOn">Whether colours are written at all.</param>
internal sealed class Ink(bool isOn)
{
    /// <summary>Whether colours are written.</summary>
    public bool IsOn => isOn;

    /// <summary>What is wrong.</summary>
    public string Red(string text) => Paint("31;1", text);

    /// <summary>What is doubtful.</summary>
    public string Yellow(string text) => Paint("33;1", text);

    /// <summary>What is well.</summary>
    public string Green(string text) => Paint("32", text);

    /// <summary>A remark.</summary>
    public string Cyan(string text) => Paint("36", text);

    /// <summary>What names a thing.</summary>
    public string Bold(string text) => Paint("1", text);

    /// <summary>What may be overlooked.</summary>
    public string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
