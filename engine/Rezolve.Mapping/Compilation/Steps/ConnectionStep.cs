using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles how to reach the system: address, hosts, sign-in, limits, error rules.</summary>
internal sealed class ConnectionStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        var node = context.Manifest.Root["connection"]!;
        var compiler = new MemberCompiler(context);
        var plain = ConnectionShape.Shape.Members.Where(member => member.Name is "baseUrl" or "headers" or "timeout");
        var members = compiler.Compile(node, [.. plain]);
        context.Connection = new ConnectionProgram
        {
            Place = members.Place,
            BaseUrl = OwnBase(context, compiler, node["auth"]!) ?? members.Value("baseUrl")!,
            AllowedHosts = [.. (node["allowedHosts"]?.Items ?? []).Select(host => CompileHost(context, host))],
            Headers = members.Value("headers"),
            Timeout = members.Duration("timeout")!.Value,
            Auth = CompileAuth(compiler, node["auth"]!),
            RateLimits = CompileLimits(compiler, node["rateLimits"]),
            Errors = ErrorRules.Compile(context, node["errors"]),
        };
    }

    // Every option's own base address is compiled, so that mistakes are found in those too that nobody picked.
    private static ValueSlot? OwnBase(CompilationContext context, MemberCompiler compiler, AuthoredNode options)
    {
        var member = AuthMembers.Place.Where(member => member.Name == "baseUrl").ToList();
        var own = options.Members.ToDictionary(option => option.Name!, option => compiler.Compile(option, member).Value("baseUrl"), StringComparer.Ordinal);
        return own.GetValueOrDefault(context.PickedAuth ?? "");
    }

    private static AllowedHost CompileHost(CompilationContext context, AuthoredNode node)
    {
        var host = new AllowedHost(node.String ?? node["host"]!.Text!, node["credentials"]?.Boolean == true);
        if (host.Credentials && host.Pattern.Contains('*'))
            context.Bag.Report(OperationRules.WildcardCredentials, context.File.Value(node), $"'{host.Pattern}' would be sent credentials.");
        return host;
    }

    private static Dictionary<string, AuthOption> CompileAuth(MemberCompiler compiler, AuthoredNode options)
    {
        var compiled = new Dictionary<string, AuthOption>(StringComparer.Ordinal);
        foreach (var option in options.Members.Where(option => option.Kind == System.Text.Json.JsonValueKind.Object))
        {
            if (compiler.CreateKind<AuthProgram>(option, AuthKinds.All, AuthMembers.Place) is { } program)
                compiled[option.Name!] = new AuthOption(option.Name!, option["title"]?.String, program);
        }
        return compiled;
    }

    private static Dictionary<string, RateLimitProgram> CompileLimits(MemberCompiler compiler, AuthoredNode? limits) =>
        (limits?.Members ?? []).ToDictionary(
            limit => limit.Name!,
            limit => RateLimitShape.Create(limit.Name!, compiler.Compile(limit, RateLimitShape.Shape.Members)),
            StringComparer.Ordinal);
}
