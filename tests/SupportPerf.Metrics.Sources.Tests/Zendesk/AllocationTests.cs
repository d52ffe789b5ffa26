using System.Globalization;
using System.Text;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.Zendesk;
using SupportPerf.Metrics.Tests;

namespace SupportPerf.Metrics.Sources.Tests.Zendesk;

public class AllocationTests
{
    [Fact]
    public void ReadingTheFieldsOfATicket_AllocatesNothing()
    {
        TicketParser parser = new(new() { HandleTimeField = "360002", CustomFields = new Dictionary<string, string> { ["360001"] = "product" } }, new());
        byte[] text = Encoding.UTF8.GetBytes(ZendeskExport.TextOf("tickets-2.json"));
        using JsonRecords records = new(new("a.json", () => new MemoryStream(text)), ZendeskFormat.Instance.Sections, ZendeskFormat.Instance.Expected);
        int tickets = 0;
        while (records.Read())
        {
            if (records.Section != (int)ZendeskPart.Ticket)
            {
                continue;
            }

            // The first round makes the strings of the enumerations, once for all.
            Assert.Equal(0, Allocations.Least(() =>
            {
                for (int i = 0; i < 100; i++)
                {
                    _ = TicketParser.Skim(records.Current);
                    parser.Read(records.Current);
                }
            }));
            tickets++;
        }

        Assert.Equal(6, tickets);
    }

    [Fact]
    public void WhatIsNotNeeded_IsNotKept_HoweverLargeItIs()
    {
        long small = Allocated(description: 10);
        long large = Allocated(description: 20_000);

        // Of forty megabytes of text nothing stays. The buffers come from the shared pool: whether it has some depends on what else runs.
        Assert.InRange(large - small, -5_000_000, 5_000_000);
    }

    /// <summary>What reading a thousand tickets with texts of a size allocates: forty megabytes of text, in the larger case.</summary>
    private static long Allocated(int description)
    {
        string text = new('x', description);
        byte[] lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 1_000).Select(id => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":{{id}},"requester_id":5,"submitter_id":5,"status":"open","description":"{{text}}","via":{"channel":"web"},"created_at":"2026-11-02T10:00:00Z","updated_at":"2026-11-02T10:00:00Z","raw":"{{text}}"}""") + "\n")));
        SourceFile file = new("lines.ndjson", () => new MemoryStream(lines));
        RecordList sink = new();
        ZendeskExport.Vendor.Read([file], sink);
        sink = new();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ZendeskExport.Vendor.Read([file], sink);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(1_000, sink.Tickets.Count);
        return allocated;
    }
}
