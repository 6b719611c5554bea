using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Ends a command because the other system failed, refused, or would not let us in.</summary>
internal static class VendorEnding
{
    /// <summary>After one exchange.</summary>
    public static Ending Of(ExchangeResult exchange) => Of(exchange.Message, exchange.Remedy);

    /// <summary>After a reading that ended early.</summary>
    public static Ending Of(ReadFault fault) => Of(fault.Message, fault.Remedy);

    private static Ending Of(string message, string remedy) =>
        Ending.Problem(ExitCode.Vendor, CommandRules.Refused, message, remedy.Length > 0 ? remedy : null);
}
