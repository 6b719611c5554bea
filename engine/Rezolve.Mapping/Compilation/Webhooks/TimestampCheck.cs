using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks.Verification.Kinds;

namespace Rezolve.Mapping.Compilation.Webhooks;

/// <summary>A time stamp keeps old deliveries out only where it is part of what is signed.</summary>
internal static class TimestampCheck
{
    /// <summary>Reports a time stamp that anybody could write.</summary>
    public static void Run(CompilationContext context, AuthoredNode node, VerifyProgram verify)
    {
        if (verify is not HmacVerify.Method { Timestamp: { } timestamp, Signed: var signed } || node["timestamp"] is not { } written)
            return;
        // What is read of the body is signed with it.
        var outside = timestamp.Roots.Where(root => root is Root.Headers or Root.Query && signed?.Roots.Contains(root) != true).ToList();
        if (outside.Count > 0)
            context.Bag.Report(WebhookRules.TimestampUnsigned, context.File.Value(written), $"The stamp is read of {outside[0].ToString().ToLowerInvariant()}, and signed does not read these.");
    }
}
