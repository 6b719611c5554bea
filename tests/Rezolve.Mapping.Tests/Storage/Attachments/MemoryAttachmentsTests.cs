using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Tests.Storage.Attachments;

public sealed class MemoryAttachmentsTests : AttachmentConformance
{
    protected override IAttachmentStore Open(AttachmentLimits limits) => new MemoryAttachments(limits);
}
