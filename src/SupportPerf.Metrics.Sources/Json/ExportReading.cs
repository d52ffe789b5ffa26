using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>
/// One reading of an export, in two passes. The first notes which version of each ticket counts and keeps everything else; the second streams
/// the tickets again, joins each with the rest and pushes it. So pages may come in any order, and the tickets never have to fit into memory.
/// </summary>
internal abstract class ExportReading(ReadingInput input, ExportFormat format)
{
    private const int ProgressStep = 1 << 20;
    private readonly List<DataIssue> found = [];
    private readonly bool[] isStreamed = new bool[input.Files.Count];
    private bool isComplete;
    private long pushed;
    private long nextProgress;

    /// <summary>For the second pass; what the first finds waits until every file was seen whole.</summary>
    protected IssueLog Issues { get; } = new(input.Sink);

    /// <summary>The file being read.</summary>
    protected ExportFile Reading { get; private set; } = null!;

    public void Run()
    {
        for (int file = 0; file < input.Files.Count; file++)
        {
            this.IndexFile(file);
        }

        // Nothing was pushed until here: a page that is cut short has been seen by now.
        this.isComplete = true;
        this.found.ForEach(input.Sink.Add);
        this.Complete();
        for (int file = 0; file < input.Files.Count; file++)
        {
            if (this.isStreamed[file])
            {
                this.StreamFile(file);
            }
        }

        this.Finish();
    }

    /// <summary>Whether records of the part are read again in the second pass.</summary>
    protected abstract bool IsStreamed(int part);

    /// <summary>Takes a record in the first pass.</summary>
    protected abstract void Index(int part, JsonRecords records);

    /// <summary>Puts what the first pass kept into the order that the second needs.</summary>
    protected abstract void Complete();

    /// <summary>Takes a record in the second pass.</summary>
    protected abstract void Stream(int part, JsonRecords records);

    /// <summary>Pushes what belongs to no ticket, and says what is missing.</summary>
    protected abstract void Finish();

    protected void Push(Ticket ticket)
    {
        input.Sink.Add(ticket);
        this.pushed++;
    }

    protected void Push(SurveyResponse response)
    {
        input.Sink.Add(response);
        this.pushed++;
    }

    protected void Push(Call call)
    {
        input.Sink.Add(call);
        this.pushed++;
    }

    protected void Push(QaReview review)
    {
        input.Sink.Add(review);
        this.pushed++;
    }

    /// <summary>An issue of the first pass.</summary>
    protected void Found(DataIssueKind kind, string message, string? record = null) => this.found.Add(new() { RecordId = record, Kind = kind, Message = message });

    /// <summary>Says that a part of the export is not there, what has no value then, and what to add.</summary>
    protected void Missing(string message) => this.Issues.Add(null, DataIssueKind.MissingPart, message);

    /// <summary>A message with the place of the current record.</summary>
    protected string At(JsonRecords records, string message) => $"{this.Reading.Place(records)}: {message}";

    private void IndexFile(int file)
    {
        using JsonRecords records = this.Open(file, this.found.Add);
        while (records.Read())
        {
            this.Step(records);
            if (!this.TryPart(records, out int? known))
            {
                continue;
            }

            if (known is not { } part)
            {
                throw new SourceException(this.Reading.Name, records.CurrentLine, null, $"A record of an unknown kind stands among those of {format.System} ('{Beginning(records.Current)}'); {format.Expected}.");
            }

            this.isStreamed[file] |= this.IsStreamed(part);
            try
            {
                this.Index(part, records);
            }
            catch (JsonException e)
            {
                this.found.Add(this.Unreadable(records, part, e));
            }
        }
    }

    private void StreamFile(int file)
    {
        using JsonRecords records = this.Open(file, null);
        while (records.Read())
        {
            this.Step(records);
            if (this.TryPart(records, out int? known) && known is { } part && this.IsStreamed(part))
            {
                try
                {
                    this.Stream(part, records);
                }
                catch (JsonException e)
                {
                    input.Sink.Add(this.Unreadable(records, part, e));
                }
            }
        }
    }

    /// <summary>The part of the record; false where its own text does not tell it, which is said once.</summary>
    private bool TryPart(JsonRecords records, out int? part)
    {
        try
        {
            part = this.Reading.Part(records);
            return true;
        }
        catch (JsonException e)
        {
            part = null;
            if (!this.isComplete)
            {
                this.found.Add(this.Unreadable(records, null, e));
            }

            return false;
        }
    }

    private JsonRecords Open(int file, Action<DataIssue>? issues)
    {
        this.nextProgress = ProgressStep;
        this.Reading = input.Files[file];
        return this.Reading.Records(issues);
    }

    private void Step(JsonRecords records)
    {
        input.CancellationToken.ThrowIfCancellationRequested();
        if (input.Progress is not null && records.BytesRead >= this.nextProgress)
        {
            this.nextProgress = records.BytesRead + ProgressStep;
            input.Progress.Report(new() { File = this.Reading.Name, BytesRead = records.BytesRead, TotalBytes = records.TotalBytes, Rows = this.pushed });
        }
    }

    private static string Beginning(ReadOnlySpan<byte> record) => System.Text.Encoding.UTF8.GetString(record[..Math.Min(record.Length, 80)]).ReplaceLineEndings(" ");

    private DataIssue Unreadable(JsonRecords records, int? part, JsonException e) => new()
    {
        Kind = DataIssueKind.UnreadableRecord,
        Message = this.At(records, $"A record{(part is { } known ? $" of the {format.Name(known)}" : "")} is not well-formed JSON. {e.Message}"),
    };
}
