using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>The engine's own sender over a played vendor. Reads are not repeated, so that each request stands in the case.</summary>
internal static class CaseSender
{
    /// <summary>Makes the sender; a difference where the case names a way to sign in that is none.</summary>
    public static bool TryCreate(
        CaseContext context, HttpClient client, [NotNullWhen(true)] out SendOperation? send, [NotNullWhen(false)] out CaseDifference? problem)
    {
        send = null;
        problem = null;
        AuthOption? auth = null;
        if (context.File.Text("auth") is { } name && !context.Program.Connection.Auth.TryGetValue(name, out auth))
        {
            problem = new CaseDifference("/auth", $"one of {string.Join(", ", context.Program.Connection.Auth.Keys)}", name);
            return false;
        }
        if (auth is not null)
            context.Coverage.NoteAuth(auth);
        var sender = new OperationSender(SettingOf(context, client, auth));
        var runner = new OperationRunner(SendAsync, new RunnerSetting
        {
            Clock = context.Clock,
            Pause = context.PauseAsync,
            Limits = context.Limits.Flows,
            JsonDepth = context.Limits.Answers.JsonDepth,
            Secrets = new SecretMask(),
        });
        send = async (operation, scope, url, cancellation) =>
        {
            var result = await runner.SendAsync(operation, scope, url, cancellation).ConfigureAwait(false);
            if (operation.Steps.Count > 0)
                context.Coverage.NoteExchange(operation, false, result);
            return result;
        };
        return true;

        async Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation)
        {
            var result = await sender.SendAsync(operation, scope, url, cancellation).ConfigureAwait(false);
            var isNext = url is not null || scope[Root.Page] is { IsNothing: false } page && IsBeyondFirst(page);
            context.Coverage.NoteExchange(operation, isNext, result);
            return result;
        }
    }

    private static bool IsBeyondFirst(Values.Value page) =>
        !page["cursor"].IsNothing || page["offset"].TryGetInteger(out var offset) && offset > 0 || page["number"].TryGetInteger(out var number) && number > 1;

    private static ExchangeSetting SettingOf(CaseContext context, HttpClient client, AuthOption? auth)
    {
        var connection = auth is null
            ? context.Program.Connection with { Auth = new Dictionary<string, AuthOption>() }
            : context.Program.Connection;
        return new ExchangeSetting
        {
            Connection = connection,
            MostAtOnce = 1,
            Operations = context.Program.Operations,
            Auth = auth,
            CredentialName = "case",
            Transport = new ConnectionTransport(() => client, context.Limits.Answers, context.Clock) { Files = context.Files.OpenAsync },
            Policy = new AddressPolicy(PrivateAddresses: true),
            Tokens = new MemoryTokenStore(),
            Secrets = new SecretMask(),
            Retries = new RetryLimits(0, TimeSpan.Zero, TimeSpan.Zero),
            Clock = context.Clock,
            Chance = () => 0,
        };
    }
}
