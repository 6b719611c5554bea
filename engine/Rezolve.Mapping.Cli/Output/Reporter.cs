using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>Where a command answers: data to the output, everything else to the error stream.</summary>
internal sealed class Reporter : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly StreamWriter _data;
    private readonly StreamWriter _errors;

    /// <summary>Begins to answer.</summary>
    public Reporter(Terminal terminal, Voice voice, bool noColour)
    {
        Voice = voice;
        var colours = !noColour && !voice.IsJson && string.IsNullOrEmpty(terminal.Variable("NO_COLOR")) && terminal.Variable("TERM") != "dumb";
        DataIsTerminal = terminal.OutputIsTerminal;
        DataInk = new Ink(colours && terminal.OutputIsTerminal);
        ErrorInk = new Ink(colours && terminal.ErrorsAreTerminal);
        _data = new StreamWriter(terminal.Output, Utf8, leaveOpen: true) { NewLine = "\n" };
        _errors = new StreamWriter(terminal.Errors, Utf8, leaveOpen: true) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>How the command speaks.</summary>
    public Voice Voice { get; }

    /// <summary>A person reads the output.</summary>
    public bool DataIsTerminal { get; }

    /// <summary>The colours of the output.</summary>
    public Ink DataInk { get; }

    /// <summary>The colours of the error stream.</summary>
    public Ink ErrorInk { get; }

    /// <summary>The output, as text.</summary>
    public TextWriter Data => _data;

    /// <summary>Writes one line of data.</summary>
    public void Line(string line = "") => _data.WriteLine(line);

    /// <summary>Writes one JSON document on one line of the output.</summary>
    public void Json(Action<Utf8JsonWriter> write) => _data.WriteLine(JsonLine.Of(write));

    /// <summary>Answers in the voice asked for: the members of one JSON object, or a text.</summary>
    public void Answer(Action<Utf8JsonWriter> members, Func<string> text)
    {
        if (Voice.IsJson)
            Json(json => JsonLine.Object(json, members));
        else
            Line(text());
    }

    /// <summary>Tells on the error stream what goes on; not when quiet, not in JSON.</summary>
    public void Say(string sentence)
    {
        if (Voice is { IsQuiet: false, IsJson: false })
            _errors.WriteLine(sentence);
    }

    /// <summary>Writes on the error stream without a line end: for progress on a terminal.</summary>
    public void SayInPlace(string text) => _errors.Write(text);

    /// <summary>Writes one JSON document on one line of the error stream.</summary>
    public void SayJson(Action<Utf8JsonWriter> write) => _errors.WriteLine(JsonLine.Of(write));

    /// <summary>Tells problems on the error stream, in the voice asked for.</summary>
    public void Problems(IReadOnlyList<Diagnostic> problems)
    {
        _data.Flush();
        if (problems.Count == 0)
            return;
        if (Voice.IsJson)
            SayJson(json => JsonLine.Object(json, inner => DiagnosticJson.WriteAll(inner, problems)));
        else
            DiagnosticText.WriteAll(_errors, problems, ErrorInk);
    }

    /// <summary>Tells where a fault came from, if the user wants to know.</summary>
    public void Stack(Exception fault)
    {
        if (Voice.IsVerbose)
            Say(SafeText.Of(fault.ToString()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _data.DisposeAsync();
        await _errors.DisposeAsync();
    }
}
