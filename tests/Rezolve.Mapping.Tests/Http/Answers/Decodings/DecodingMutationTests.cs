using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Http.Answers.Decodings;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

/// <summary>Whatever comes, a decoding gives JSON or a fault, and never an exception.</summary>
public sealed class DecodingMutationTests
{
    private const int Rounds = 3000;

    private static readonly string[] Seeds =
    [
        "<?xml version='1.0' encoding='utf-8'?><a k='1' xmlns:p='urn:x'><b>x &amp; y</b><p:b i=''/><!-- n --><![CDATA[z]]> t </a>",
        "id,title\r\n1,\"a \"\"b\"\"\nc\"\r\n2,é\r\n",
        "{\"a\":[1,\"x\\ud83d\"]}\n\n{\"b\":null}\r\n\"t\"\n",
        "plain é ✓ text",
    ];

    private static readonly string[] Pieces = ["<", ">", "/", "&", ";", "\"", "'", ",", "\r", "\n", "]]>", "<!--", "<!DOCTYPE a>", "<a>", "</a>", "\0", "\uFEFF", "{", "}", "é", " "];

    public static TheoryData<string> Kinds => [.. DecodingKinds.All.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhateverComesIsJsonOrAFault(string kind)
    {
        var random = new Random(kind.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var body = Mutated(random);
            using var answer = Decode.Answer($$"""{ "type": "{{kind}}" }""", body, random.Next(8) == 0 ? "text/plain; charset=utf-16" : null);
            var text = answer.Text;
            if (answer.DecodingFault is { } fault)
                Assert.True(text.IsEmpty && fault.Message.Length > 10, Encoding.UTF8.GetString(body));
            else if (kind is not ("json" or "bytes"))
                using (JsonDocument.Parse(text)) { }
        }
    }

    private static byte[] Mutated(Random random)
    {
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var times = random.Next(4); times > 0; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(3))
            {
                case 0: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 1: text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at)); break;
                default: text.Length = at + 1; break;
            }
            if (text.Length == 0)
                text.Append('<');
        }
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(5) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
