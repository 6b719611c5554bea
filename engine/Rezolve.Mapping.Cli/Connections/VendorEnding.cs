using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Ends a command because the other system failed, refused, or would not let us in.</summary>
internal static class VendorEnding
{
    /// <summary>After one exchange.</summary>
    public static Ending Of(ExchangeResult exchange) => Of(exchange.Message, exchange.Owner, exchange.After);

    /// <summary>After a reading that ended early.</summary>
    public static Ending Of(ReadFault fault) => Of(fault.Message, fault.Owner, fault.After);

    private static Ending Of(string message, FaultOwner? owner, DateTimeOffset? after) =>
        Ending.Problem(ExitCode.Vendor, CommandRules.Refused, message, (owner, after) switch
        {
            (_, { } time) => $"Try again after {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.",
            (FaultOwner.Transient, _) => "Try again later.",
            (FaultOwner.Config, _) => "Check the inputs, the secrets and the manifest; rezolve call CONNECTION OPERATION shows the exact request.",
            _ => null,
        });
}
