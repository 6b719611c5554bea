using System.Text;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>Runs the commands of other processes on the store that this one holds.</summary>
/// <param name="terminal">Where this process stands.</param>
/// <param name="held">The store.</param>
internal sealed class ControlDesk(Terminal terminal, HeldStore held)
{
    /// <summary>The commands that are run for others: those that need the store, and ask systems little.</summary>
    public static IReadOnlySet<string> Commands { get; } = new HashSet<string>
    {
        "status", "doctor", "verify", "queue", "links", "links restore", "links end", "links adopt", "links repair", "links rebaseline", "pause", "resume", "allow",
        "conflicts list", "conflicts show", "conflicts resolve",
        "dead-letters list", "dead-letters show", "dead-letters replay", "dead-letters discard",
        "backup", "compact", "webhooks list", "webhooks subscribe", "webhooks renew", "webhooks remove",
    };

    /// <summary>Runs a command as the other process would.</summary>
    public async Task<ControlAnswer> RunAsync(ControlRequest request, CancellationToken cancellation)
    {
        if (!Commands.Contains(request.Command))
            return new ControlAnswer(ExitCode.Usage, "", $"The process that holds the store does not run '{request.Command}' for others.\n");
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var theirs = terminal with
        {
            Input = Stream.Null,
            Output = output,
            Errors = errors,
            Folder = request.Folder,
            InputIsTerminal = false,
            OutputIsTerminal = request.IsTerminal,
            ErrorsAreTerminal = request.IsTerminal,
            Held = held,
        };
        var exit = await CommandLine.RunAsync([.. request.Command.Split(' '), .. request.Arguments], theirs, cancellation);
        return new ControlAnswer(exit, Text(output), Text(errors));
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
}
