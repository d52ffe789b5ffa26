using System.Text;

namespace SupportPerf.Metrics.Sources.Tests.Mapped;

/// <summary>Memory does not grow with the input, but for its ids.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private const int Tickets = 50_000;
    private const string Updates = """
        {
          "timeZone": "UTC", "dateFormats": "yyyy-MM-dd HH:mm",
          "tickets": {
            "rows": "updates", "rowsGrouped": true, "id": "id", "createdAt": "created", "updatedAt": "at",
            "status": { "column": "state", "values": { "a": "open", "b": "solved" } }, "group": "team", "requester": "who"
          }
        }
        """;

    private const string Records = """
        { "timeZone": "UTC", "dateFormats": "yyyy-MM-dd HH:mm", "tickets": { "id": "id", "createdAt": "created", "updatedAt": "at", "group": "team", "requester": "who" } }
        """;

    [Theory]
    [InlineData(Updates, 4, false)]
    [InlineData(Records, 1, true)]
    public void Reading_HoldsIdsOnly(string map, int rowsOfATicket, bool canSeek)
    {
        MappedReader reader = new(SourceMap.Parse(map));
        reader.Read([new SourceFile("warm", () => new Rows(100, rowsOfATicket, canSeek))], new HighWater());
        HighWater sink = new();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Rows rows = new(Tickets, rowsOfATicket, canSeek);
        reader.Read([new SourceFile("rows", () => rows)], sink);
        Assert.Equal(Tickets, sink.Count);
        Assert.True(rows.Given > 12_000_000, $"The input has {rows.Given} bytes only.");
        Assert.InRange(sink.Highest - before, long.MinValue, 6_000_000);
    }

    /// <summary>Other tests beside it would count as its memory.</summary>
    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;

    private sealed class HighWater : IRecordSink
    {
        public int Count { get; private set; }

        public long Highest { get; private set; }

        public void Add(Ticket ticket)
        {
            if (++Count % 10_000 == 0)
            {
                Highest = Math.Max(Highest, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        public void Add(SurveyResponse response) => Assert.Fail("There are no surveys.");

        public void Add(Call call) => Assert.Fail("There are no calls.");

        public void Add(QaReview review) => Assert.Fail("There are no reviews.");

        public void Add(DataIssue issue) => Assert.Fail(issue.Message);
    }

    /// <summary>A CSV that is made as it is read.</summary>
    private sealed class Rows(int tickets, int rowsOfATicket, bool canSeek) : Stream
    {
        private static readonly string Padding = new('x', 240 / 4);
        private byte[] _line = [];
        private int _lineAt;
        private long _next = -1;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => canSeek;

        public override bool CanWrite => false;

        public override long Length => 0;

        public override long Position
        {
            get => 0;
            set => (_next, _line, _lineAt) = (-1, [], 0);
        }

        public override int Read(Span<byte> buffer)
        {
            if (_lineAt == _line.Length)
            {
                if (_next == (long)tickets * rowsOfATicket)
                {
                    return 0;
                }

                _line = Encoding.ASCII.GetBytes(_next < 0 ? "id,created,at,state,team,who,pad\n" : Row());
                _lineAt = 0;
                _next++;
            }

            int count = Math.Min(buffer.Length, _line.Length - _lineAt);
            _line.AsSpan(_lineAt, count).CopyTo(buffer);
            _lineAt += count;
            Given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private string Row()
        {
            long ticket = _next / rowsOfATicket;
            return FormattableString.Invariant($"TICKET-{ticket:D9},2024-05-01 10:00,2024-05-02 10:00,a,team {ticket % 7},customer {ticket},{Padding}\n");
        }
    }
}
