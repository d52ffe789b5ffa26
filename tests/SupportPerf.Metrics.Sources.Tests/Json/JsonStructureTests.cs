using System.Text;
using System.Text.Json;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Tests.Json;

public class JsonStructureTests
{
    [Theory]
    [InlineData("{}", 2)]
    [InlineData("[] ", 2)]
    [InlineData("{\"a\":[1,{\"b\":\"}]\"}]},{", 20)]
    [InlineData("{\"a\":\"\\\\\"}x", 10)]
    [InlineData("{\"a\":\"\\\"}\"}", 11)]
    [InlineData("{\"a\":[1,2", -1)]
    [InlineData("{\"a\":\"}", -1)]
    public void Length_IsWhereTheBracketCloses(string text, int expected) => Assert.Equal(expected, JsonStructure.Length(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Length_EqualsTheReadersOwn_OnRandomTexts()
    {
        TestRandom random = new(17);
        for (int round = 0; round < 3_000; round++)
        {
            StringBuilder text = new();
            Write(text, random, depth: 0);
            byte[] whole = Encoding.UTF8.GetBytes(text + ",{\"next\":[1]}");
            Utf8JsonReader reader = new(whole);
            reader.Read();
            reader.Skip();
            int expected = (int)reader.BytesConsumed;
            Assert.Equal(expected, JsonStructure.Length(whole));
            int cut = random.Next(expected);
            Assert.Equal(-1, JsonStructure.Length(whole.AsSpan(0, cut)));
        }
    }

    private static void Write(StringBuilder text, TestRandom random, int depth)
    {
        bool isObject = random.Next(2) == 0;
        text.Append(isObject ? '{' : '[');
        int members = random.Next(depth > 4 ? 1 : 6);
        for (int member = 0; member < members; member++)
        {
            text.Append(member > 0 ? "," : "");
            if (isObject)
            {
                WriteText(text, random);
                text.Append(':');
            }

            switch (random.Next(4))
            {
                case 0: Write(text, random, depth + 1); break;
                case 1: text.Append(random.Next(1_000)); break;
                default: WriteText(text, random); break;
            }
        }

        text.Append(isObject ? '}' : ']');
    }

    private static void WriteText(StringBuilder text, TestRandom random)
    {
        string[] pieces = ["a", "{", "}", "[", "]", "\\\\", "\\\"", "\\n", "\\u00e9", "ü", ",", ":", " "];
        text.Append('"');
        for (int length = random.Next(30); length > 0; length--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        text.Append('"');
    }
}
