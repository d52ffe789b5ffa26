using System.Text;

namespace SupportPerf.Metrics.Sources.Tests.ServiceNow;

public class DamageTests
{
    private const string Odd = "{}[]\",:\\0\uFFFFx";
    private static readonly string[] Extremes = ["9999-12-31 23:59:59", "99999999999999999999", "-1", "null", "0001-01-01 00:00:00", "\\u12", "1e308"];

    /// <summary>Whatever is cut, doubled, swapped or overwritten: an exception with a place, or issues; never another exception.</summary>
    [Theory]
    [InlineData(Ask.All, 20)]
    [InlineData(Ask.Display, 21)]
    [InlineData(Ask.Csv, 22)]
    public void Read_SaysWhatIsWrong_WhateverTheDamage(Ask ask, int seed)
    {
        Random random = new(seed);
        (string Name, string Text)[] pages =
        [
            ("incident", ServiceNowExport.Page(ask, ServiceNowExport.Tasks)), ("sys_audit", ServiceNowExport.Page(ask, ServiceNowExport.Audits)), ("journal", ServiceNowExport.Page(ask, ServiceNowExport.Journal)),
            ("task_sla", ServiceNowExport.Page(ask, ServiceNowExport.Slas)), ("contract_sla", ServiceNowExport.Page(ask, ServiceNowExport.Definitions)), ("cmn_schedule", ServiceNowExport.Page(ask, ServiceNowExport.Schedules)),
            ("cmn_schedule_span", ServiceNowExport.Page(ask, ServiceNowExport.Spans)), ("cmn_other_schedule", ServiceNowExport.Page(ask, ServiceNowExport.Children)),
        ];
        int read = 0;
        int refused = 0;
        for (int run = 0; run < 200; run++)
        {
            SourceFile[] files = [.. pages.Select((page, at) => File(page.Name, at == run % pages.Length ? Damaged(page.Text, random) : page.Text))];
            try
            {
                SourceVerification.Run(ServiceNowExport.Vendor, files);
                ServiceNowExport.Vendor.ReadSlas(files);
                read++;
            }
            catch (SourceException e)
            {
                Assert.NotEmpty(e.Message);
                refused++;
            }
        }

        Assert.True(read > 20 && refused > 20, $"{read} read, {refused} refused");
    }

    private static SourceFile File(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string Damaged(string text, Random random)
    {
        StringBuilder damaged = new(text);
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            int at = random.Next(damaged.Length);
            int length = Math.Min(random.Next(1, 30), damaged.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    damaged.Remove(at, length);
                    break;
                case 1:
                    damaged.Insert(at, damaged.ToString(at, length));
                    break;
                case 2:
                    damaged[at] = Odd[random.Next(Odd.Length)];
                    break;
                case 3:
                    damaged.Insert(at, Extremes[random.Next(Extremes.Length)]);
                    break;
                default:
                    // A digit is another: dates, numbers and ids go wrong without the text going wrong.
                    for (int place = at; place < damaged.Length; place++)
                    {
                        if (char.IsAsciiDigit(damaged[place]))
                        {
                            damaged[place] = (char)('0' + random.Next(10));
                            break;
                        }
                    }

                    break;
            }
        }

        return damaged.ToString();
    }
}
