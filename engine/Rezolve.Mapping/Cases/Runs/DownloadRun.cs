using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Downloads a file for a case; its bytes are taken for text.</summary>
internal static class DownloadRun
{
    /// <summary>Opens the file and reads it to its end.</summary>
    public static async Task<ExchangeOutcome> RunAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        if (context.Entity!.Download is null)
            return ExchangeOutcome.Impossible($"the entity '{context.Entity.Name}' has no download");
        using var got = await new ContentReader(send, context.Entity)
            .OpenAsync(context.File.Text("key") ?? "", Canonical(context), context.NewUnit(), cancellation).ConfigureAwait(false);
        if (got.Fault is { } fault)
            return ExchangeOutcome.Of(fault);
        if (got.Stream is null)
            return got.IsMissing ? new ExchangeOutcome("missing", "") : new ExchangeOutcome("hold", got.Reason ?? "");
        using var text = new StreamReader(got.Stream);
        return ExchangeOutcome.Fine with
        {
            Content = Value.Of(await text.ReadToEndAsync(cancellation).ConfigureAwait(false)),
            MediaType = Value.Of(got.MediaType),
            FileName = Value.Of(got.FileName),
        };
    }

    // What is known of the file before: the record that the case gives as current.
    private static Value Canonical(CaseContext context)
    {
        var current = context.File.Literal("current");
        return current.IsNothing ? Value.Undefined : context.MapAll([new ReadRecord("", ValueJson.ToBytes(current)) { Parent = context.Parent }], [])[0].Canonical;
    }
}
