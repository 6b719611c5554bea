using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Operations;

/// <summary>Sends an operation and says what came of it. What fails is an outcome; only cancellation is thrown.</summary>
/// <param name="operation">What to send.</param>
/// <param name="scope">The values of its slots.</param>
/// <param name="url">The address of a next page instead of its own; null for its own.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task<ExchangeResult> SendOperation(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation);
