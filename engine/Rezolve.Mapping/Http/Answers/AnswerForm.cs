using Rezolve.Mapping.Http.Answers.Decodings;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Tells how an answer is to be read.</summary>
internal static class AnswerForm
{
    /// <summary>
    /// The decoding of an answer; null for JSON. A success is read as its operation says. An error often comes from a gateway in front of the
    /// vendor, or in the vendor's second-best form: where its label says JSON, XML or plain text, the label counts.
    /// </summary>
    public static Decoding? Of(OperationProgram operation, Answer answer)
    {
        var own = operation.ExpectsJson ? null : (Decoding)operation.Decoding!;
        if (own is null || answer.Status is >= 200 and <= 299)
            return own;
        return answer.MediaType switch
        {
            null => own,
            "text/plain" => TextDecoding.Plain,
            var type when XmlDecoding.IsXml(type) => own.Noun == XmlDecoding.Plain.Noun ? own : XmlDecoding.Plain,
            _ => answer.ClaimsJson ? null : own,
        };
    }

    /// <summary>Whether a success may be what is due, by its label.</summary>
    public static bool IsDue(OperationProgram operation, Answer answer) =>
        operation.ExpectsJson ? answer.ClaimsJson && !answer.IsHtml : ((Decoding)operation.Decoding!).Takes(answer.MediaType);
}
