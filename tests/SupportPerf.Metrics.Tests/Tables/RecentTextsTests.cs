using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics.Tests.Tables;

public class RecentTextsTests
{
    [Fact]
    public void A_text_has_its_own_number_or_none()
    {
        // Thousands of texts share a few hundred slots: one may be forgotten, but never taken for another.
        Random random = new(1);
        string[] texts = Enumerable.Range(0, 3000).Select(static i => $"group {i % 7}{i}").Append("").Append("a").Append("é").ToArray();
        RecentTexts recent = new();
        int found = 0;
        for (int i = 0; i < 50_000; i++)
        {
            int at = random.Next(10) < 8 ? random.Next(20) : random.Next(texts.Length);
            string text = i % 2 == 0 ? texts[at] : new string(texts[at].ToCharArray());
            if (recent.TryGet(text, out int number))
            {
                Assert.Equal(at, number);
                found++;
            }

            recent.Set(text, at);
        }

        Assert.InRange(found, 10_000, 50_000);
    }
}
