using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>A store that this process has open.</summary>
/// <param name="File">The full path of its file.</param>
/// <param name="Store">The store.</param>
internal sealed record HeldStore(string File, ISyncStore Store);
