using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Steps;

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
            var shown = context.File.Inside(node, 0, Math.Max(1, method.Length));
            context.Bag.Report(
                OperationRules.BadRequestLine, shown, $"'{method}' is no HTTP method of the language.",
                $"Begin with one of {string.Join(", ", Methods)}, a blank, and the address.", NearMiss.Of(method, Methods));
            return new RequestLine("GET", new UrlProgram([]));
        }
        var from = space < 0 ? text.Length : space + 1;
        CheckAddress(context, node, text[from..]);
        var parts = new TextSlotCompiler(context).Split(node, from, new SlotRules(Slots.AnyRequest, ValueKinds.Printable));
        return new RequestLine(method, new UrlProgram([.. parts.Select(Part)]));
    }

    private static void CheckAddress(CompilationContext context, AuthoredNode node, string address)
    {
        var isWhole = address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal);
        var isFine = address.StartsWith('/') || isWhole || address.StartsWith("{{", StringComparison.Ordinal);
        if (!isFine || address.Contains(' ') && !address.Contains("{{", StringComparison.Ordinal))
            context.Bag.Report(OperationRules.BadRequestLine, context.File.Value(node), $"'{address}' is no path that begins with / and no whole address.");
    }

    private static UrlPart Part(ValueSlot slot) => slot is ConstantSlot literal ? new UrlPart(literal.Constant.Text, null) : new UrlPart(null, slot);
}
