using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Locking;

/// <summary>Works out what there is to approve of a compiled connector.</summary>
internal static class LockEntries
{
    /// <summary>What a connection would be approved for.</summary>
    /// <param name="program">The connector, compiled for the connection.</param>
    /// <param name="auth">The way it signs in; null where it does not.</param>
    public static LockEntry Of(ConnectorProgram program, AuthOption? auth)
    {
        // What the session will tell is not known yet; it may stand in a path, and then the host is known all the same.
        var session = new ValueObject();
        foreach (var (name, _) in program.Connection.Session.SelectMany(facts => facts.Set))
            session[name] = Value.Of("session");
        var scope = new Scope { [Root.Inputs] = Value.Of(program.Inputs), [Root.Session] = Value.Of(session) };
        var hosts = program.Connection.AllowedHosts.Select(host => host.Pattern + (host.Credentials ? " +credentials" : ""));
        var trusted = (auth?.Program.Endpoints ?? []).Concat(program.Webhooks.Values.SelectMany(hook => hook.Verify.Endpoints));
        var signIn = trusted.Select(slot => Text(slot.Evaluate(scope)));
        return new LockEntry(
            program.Name, program.Version, program.Hash, program.Scripts.Hash,
            [Origin(Text(program.Connection.BaseUrl.Evaluate(scope))) + " +credentials", .. hosts.Order(StringComparer.Ordinal)],
            [.. signIn.Order(StringComparer.Ordinal)])
        {
            Bases = program.BaseHashes.Count == 0 ? null : program.BaseHashes,
            Overlay = program.OverlayHash,
        };
    }

    private static string Text(Value value) => ValueText.Has(value) ? ValueText.Of(value) : "(unknown)";

    private static string Origin(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : url;
}
