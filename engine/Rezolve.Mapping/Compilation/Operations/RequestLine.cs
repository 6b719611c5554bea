using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Compiles <c>"METHOD /path"</c>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The address.</param>
internal sealed record RequestLine(string Method, UrlProgram Url)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

    /// <summary>Splits and compiles a request line; a mistake gives a diagnostic and a line that is never sent.</summary>
    public static RequestLine Compile(CompilationContext context, AuthoredNode node)
    {
        var text = node.Text!;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var method = space < 0 ? text : text[..space];
        if (!Methods.Contains(method))
        {
            ReportMethod(context, node, method);
            // The line is never sent; the method as written keeps the uses of the operation from being blamed too.
            return new RequestLine(method, new UrlProgram([]));
        }
        var from = space < 0 ? text.Length : space + 1;
        CheckAddress(context, node, text[from..]);
        foreach (var secret in InputUse.Of(text).Where(context.SecretInputs.Contains))
            context.Bag.Report(WorkspaceRules.SecretInAddress, context.File.Value(node), $"The address holds the secret input '{secret}'.");
        var parts = new TextSlotCompiler(context).Split(node, from, new SlotRules(Slots.AnyRequest, ValueKinds.Printable));
        return new RequestLine(method, new UrlProgram([.. parts.Select(Part)]));
    }

    private static void ReportMethod(CompilationContext context, AuthoredNode node, string method)
    {
        var isAddress = method.StartsWith('/') || method.Contains("://", StringComparison.Ordinal);
        context.Bag.Report(
            OperationRules.BadRequestLine, context.File.Inside(node, 0, Math.Max(1, method.Length)),
            isAddress ? "The request has no method." : $"'{method}' is no HTTP method of the language.",
            isAddress ? $"Write it like GET {method}." : $"Begin with one of {string.Join(", ", Methods)}, a blank, and the address.",
            NearMiss.Of(method, Methods));
    }

    private static void CheckAddress(CompilationContext context, AuthoredNode node, string address)
    {
        var isWhole = address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal);
        var isFine = address.StartsWith('/') || isWhole || address.StartsWith("{{", StringComparison.Ordinal);
        var spot = context.File.Inside(node, node.Text!.Length - address.Length, Math.Max(1, address.Length));
        if (!isFine)
            context.Bag.Report(OperationRules.BadRequestLine, spot, $"'{address}' is no path that begins with / and no whole address.");
        else if (address.Contains(' ') && !address.Contains("{{", StringComparison.Ordinal))
            context.Bag.Report(OperationRules.BadRequestLine, spot, $"The address '{address}' holds a blank.", "Write a blank as %20, or put what varies into query.");
    }

    private static UrlPart Part(ValueSlot slot) => slot is ConstantSlot { Constant: { Kind: ValueKind.Text } literal } ? new UrlPart(literal.Text, null) : new UrlPart(null, slot);
}
