namespace Rezolve.Mapping.Webhooks;

/// <summary>How much is taken of deliveries.</summary>
/// <param name="BodyBytes">The longest body.</param>
/// <param name="Events">How many events one delivery may hold.</param>
/// <param name="Waiting">How much work may wait before more deliveries are put off.</param>
internal sealed record WebhookLimits(int BodyBytes, int Events, int Waiting);
