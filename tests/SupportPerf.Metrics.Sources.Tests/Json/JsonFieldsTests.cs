using System.Text;
using System.Text.Json;
using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Tests.Json;

public class JsonFieldsTests
{
    [Fact]
    public void Instant_TakesAnEscapedOffset_AsProgramsThatPassPayloadsOnWriteIt()
    {
        JsonFields json = new("{\"at\":\"2026-03-29T01:30:00.000\\u002B0100\",\"bad\":\"\\u002Bnothing\"}"u8);
        string? unreadable = null;
        Assert.True(json.NextMember());
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 0, 30), json.Instant(ref unreadable));
        Assert.Null(unreadable);
        Assert.True(json.NextMember());
        Assert.Null(json.Instant(ref unreadable));
        Assert.NotNull(unreadable);
    }

    [Fact]
    public void Values_AreTakenByTheirKind()
    {
        JsonFields json = new("""{ "id" : 12 , "text":"a\"b\u00e9","big":9223372036854775807,"over":9223372036854775808,"asText":"-7","dec":1.50,"t":true,"f":false,"n":null,"at":"2026-11-02T10:00:00Z","list":[1,"x",null,{"a":[2]},[3],-4.5],"deep":{"a":{"b":1},"c":2},"objects":[1,{"k":1},null,{},"{",{"k":2}],"empty":{},"none":[]}"""u8);
        string? unreadable = null;
        Assert.True(json.NextMember());
        Assert.Equal("id", Encoding.UTF8.GetString(json.Name));
        Assert.Equal(12, json.Int64());
        Assert.True(json.NextMember());
        Assert.Equal("a\"b\u00e9", json.Text());
        Assert.True(json.NextMember());
        Assert.Equal(long.MaxValue, json.Int64());
        Assert.True(json.NextMember());
        Assert.Null(json.Int64());
        Assert.True(json.NextMember());
        Assert.Equal(-7, json.Int32());
        Assert.True(json.NextMember());
        Assert.Equal(1.5m, json.Decimal());
        Assert.True(json.NextMember());
        Assert.True(json.Bool());
        Assert.True(json.NextMember());
        Assert.False(json.Bool());
        Assert.True(json.NextMember());
        Assert.Null(json.Bool());
        Assert.True(json.NextMember());
        Assert.Equal(Instant.FromUtc(2026, 11, 2, 10, 0), json.Instant(ref unreadable));
        Assert.True(json.NextMember());
        Assert.True(json.EnterArray());
        List<string> seen = [];
        while (json.NextText(out ReadOnlySpan<byte> text))
        {
            seen.Add(Encoding.UTF8.GetString(text));
        }

        Assert.Equal(["1", "x", "-4.5"], seen);
        Assert.True(json.NextMember());
        Assert.True(json.EnterObject());
        Assert.True(json.NextMember());
        Assert.True(json.EnterObject());
        Assert.True(json.NextMember());
        Assert.False(json.NextMember());
        Assert.True(json.NextMember());
        Assert.Equal(2, json.Int64());
        Assert.False(json.NextMember());
        Assert.True(json.NextMember());
        Assert.True(json.EnterArray());
        int sum = 0;
        while (json.NextObject())
        {
            while (json.NextMember())
            {
                sum += json.Int32()!.Value;
            }
        }

        Assert.Equal(3, sum);
        Assert.True(json.NextMember());
        Assert.True(json.EnterObject());
        Assert.False(json.NextMember());
        Assert.True(json.NextMember());
        Assert.True(json.EnterArray());
        Assert.False(json.NextObject());
        Assert.False(json.NextMember());
        Assert.Null(unreadable);
    }

    [Theory]
    [InlineData("5", "'5' is not an instant")]
    [InlineData("\"yesterday\"", "'yesterday' is not an instant")]
    [InlineData("\"2026-11-02T10:00:00\"", "'2026-11-02T10:00:00' is not an instant")]
    [InlineData("{\"a\":1}", "'{\"a\":1}' is not an instant")]
    public void Instant_SaysWhatCouldNotBeRead(string value, string expected)
    {
        string? unreadable = null;
        JsonFields json = new(Encoding.UTF8.GetBytes($"{{\"at\":{value},\"b\":1}}"));
        Assert.True(json.NextMember());
        Assert.Null(json.Instant(ref unreadable));
        Assert.StartsWith(expected, unreadable, StringComparison.Ordinal);
        Assert.True(json.NextMember());
        Assert.Equal(1, json.Int64());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":1,,\"b\":2}")]
    [InlineData("{\"a\":nul}")]
    [InlineData("{\"a\":True}")]
    [InlineData("{\"a\":\"x}")]
    [InlineData("{\"a\":'x'}")]
    [InlineData("{\"a\":[1,2}")]
    [InlineData("{\"a\":\"x\\\"}")]
    public void NextMember_RefusesWhatIsNotAnObject(string text)
    {
        Assert.Throws<JsonException>(() => Count(text));

        static int Count(string text)
        {
            int count = 0;
            JsonFields json = new(Encoding.UTF8.GetBytes(text));
            while (json.NextMember())
            {
                count++;
            }

            return count;
        }
    }

    [Fact]
    public void Members_AreThoseOfTheDocument_OnRandomObjects()
    {
        TestRandom random = new(23);
        for (int round = 0; round < 2_000; round++)
        {
            StringBuilder text = new();
            Write(text, random, depth: 0);
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonFields json = new(bytes);
            Walk(ref json, document.RootElement, random);
        }
    }

    /// <summary>Takes, enters or skips each member at random and compares what it takes.</summary>
    private static void Walk(ref JsonFields json, JsonElement expected, TestRandom random)
    {
        foreach (JsonProperty property in expected.EnumerateObject())
        {
            Assert.True(json.NextMember());
            Assert.Equal(JsonSerializer.Serialize(property.Name), $"\"{Encoding.UTF8.GetString(json.Name)}\"");
            switch (random.Next(4))
            {
                case 0:
                    json.Skip();
                    break;
                case 1:
                    break;
                case 2 when property.Value.ValueKind == JsonValueKind.Object:
                    Assert.True(json.EnterObject());
                    Walk(ref json, property.Value, random);
                    break;
                case 2 when property.Value.ValueKind == JsonValueKind.Array:
                    Assert.True(json.EnterArray());
                    foreach (JsonElement element in property.Value.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object))
                    {
                        Assert.True(json.NextObject());
                        Walk(ref json, element, random);
                    }

                    Assert.False(json.NextObject());
                    break;
                case 2 when property.Value.ValueKind == JsonValueKind.String:
                    Assert.Equal(property.Value.GetString(), json.Text());
                    break;
                default:
                    Assert.Equal(property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetInt64() : null, json.Int64());
                    break;
            }
        }

        Assert.False(json.NextMember());
    }

    private static void Write(StringBuilder text, TestRandom random, int depth)
    {
        text.Append('{').Append(' ', random.Next(2));
        int members = random.Next(depth > 4 ? 1 : 7);
        for (int member = 0; member < members; member++)
        {
            text.Append(member > 0 ? "," : "").Append('\n', random.Next(2)).Append('"').Append((char)('a' + random.Next(26))).Append(member).Append('"').Append(' ', random.Next(2)).Append(':').Append(' ', random.Next(2));
            WriteValue(text, random, depth);
            text.Append(' ', random.Next(2));
        }

        text.Append('}');
    }

    private static void WriteValue(StringBuilder text, TestRandom random, int depth)
    {
        string[] pieces = ["a", "{", "}", "[", "]", "\\\\", "\\\"", "\\n", "\\u00e9", "ü", ",", ":", " "];
        switch (random.Next(7))
        {
            case 0:
                Write(text, random, depth + 1);
                break;
            case 1:
                text.Append('[');
                int elements = random.Next(depth > 4 ? 1 : 4);
                for (int element = 0; element < elements; element++)
                {
                    text.Append(element > 0 ? " ," : "");
                    WriteValue(text, random, depth + 1);
                }

                text.Append(']');
                break;
            case 2:
                text.Append(random.Next(2) == 0 ? "true" : "null");
                break;
            case 3:
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{unchecked((long)random.Next())}");
                break;
            default:
                text.Append("\"x");
                for (int length = random.Next(40); length > 0; length--)
                {
                    text.Append(pieces[random.Next(pieces.Length)]);
                }

                text.Append('"');
                break;
        }
    }
}
