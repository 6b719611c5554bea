// Placeholders until the real types land: delete a line when its type exists.
#pragma warning disable
using Rezolve.Mapping.Language;
namespace Rezolve.Mapping.Http.Auth { internal static class AuthKinds { public static KindFamily All = new("auth", []); } }
namespace Rezolve.Mapping.Http.Answers { internal static class ErrorRuleShape { public static Shape Shape = new("errorRule","",""){ Load = () => [] }; public static Rezolve.Mapping.Programs.Operations.ErrorRuleProgram Create(CompiledMembers m) => null; } }
namespace Rezolve.Mapping.Http.Budgets { internal static class RateLimitShape { public static Shape Shape = new("rateLimit","",""){ Load = () => [] }; public static Rezolve.Mapping.Programs.Connections.RateLimitProgram Create(string name, CompiledMembers m) => null; } }
namespace Rezolve.Mapping.Transforms.Conversions { internal static class ConversionKinds { public static Written Forms = new Written.Text(); } }
