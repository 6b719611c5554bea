// Placeholders until the real types land: delete a line when its type exists.
#pragma warning disable
using Rezolve.Mapping.Language;
namespace Rezolve.Mapping.Transforms.Conversions { internal static class ConversionKinds { public static Written Forms = new Written.Text(); } }
