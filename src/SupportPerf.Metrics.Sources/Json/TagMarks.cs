using System.Text;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>The tags that mark a ticket as spam or as a test.</summary>
internal sealed class TagMarks(SourceOptions options)
{
    private readonly byte[][] _spam = [.. options.SpamTags.Select(Encoding.UTF8.GetBytes)];
    private readonly byte[][] _test = [.. options.TestTags.Select(Encoding.UTF8.GetBytes)];

    public bool IsSpam(ReadOnlySpan<byte> tag) => IsOneOf(_spam, tag);

    public bool IsTest(ReadOnlySpan<byte> tag) => IsOneOf(_test, tag);

    private static bool IsOneOf(byte[][] tags, ReadOnlySpan<byte> tag)
    {
        tag = tags.Length == 0 ? tag : JsonFields.Plain(tag);
        foreach (byte[] known in tags)
        {
            if (tag.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }
}
