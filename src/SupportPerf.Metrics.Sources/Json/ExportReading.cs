using System.Text.Json;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>
/// One reading of an export, in two passes. The first notes which version of each ticket counts and keeps everything else; the second streams
/// the tickets again, joins each with the rest and pushes it. So pages may come in any order, and the tickets never have to fit into memory.
/// </summary>
internal abstract class ExportReading(ReadingInput input, ExportFormat format)
{
    private const int ProgressStep = 1 << 20;
    private readonly List<DataIssue> _found = [];
    private readonly bool[] _isStreamed = new bool[input.Files.Count];
    private bool _isComplete;
    private long _pushed;
    private long _nextProgress;

    /// <summary>For the second pass; what the first finds waits until every file was seen whole.</summary>
    protected IssueLog Issues { get; } = new(input.Sink);

    /// <summary>The file being read.</summary>
    protected ExportFile Reading { get; private set; } = null!;

    public void Run()
    {
        for (int file = 0; file < input.Files.Count; file++)
        {
            IndexFile(file);
        }

        // Nothing was pushed until here: a page that is cut short has been seen by now.
        _isComplete = true;
        _found.ForEach(input.Sink.Add);
        Complete();
        for (int file = 0; file < input.Files.Count; file++)
        {
            if (_isStreamed[file])
            {
                StreamFile(file);
            }
        }

        Finish();
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
        _pushed++;
    }

    protected void Push(SurveyResponse response)
    {
        input.Sink.Add(response);
        _pushed++;
    }

    protected void Push(Call call)
    {
        input.Sink.Add(call);
        _pushed++;
    }

    protected void Push(QaReview review)
    {
        input.Sink.Add(review);
        _pushed++;
    }

    /// <summary>An issue of the first pass.</summary>
    protected void Found(DataIssueKind kind, string message, string? record = null) => _found.Add(new() { RecordId = record, Kind = kind, Message = message });

    /// <summary>Says that a part of the export is not there, what has no value then, and what to add.</summary>
    protected void Missing(string message) => Issues.Add(null, DataIssueKind.MissingPart, message);

    /// <summary>A message with the place of the current record.</summary>
    protected string At(JsonRecords records, string message) => $"{Reading.Place(records)}: {message}";

    private void IndexFile(int file)
    {
        using JsonRecords records = Open(file, _found.Add);
        while (records.Read())
        {
            Step(records);
            if (!TryPart(records, out int? known))
            {
                continue;
            }

            if (known is not { } part)
            {
                throw new SourceException(Reading.Name, records.CurrentLine, null, $"A record of an unknown kind stands among those of {format.System} ('{Beginning(records.Current)}'); {format.Expected}.");
            }

            _isStreamed[file] |= IsStreamed(part);
            try
            {
                Index(part, records);
            }
            catch (JsonException e)
            {
                _found.Add(Unreadable(records, part, e));
            }
        }
    }

    private void StreamFile(int file)
    {
        using JsonRecords records = Open(file, null);
        while (records.Read())
        {
            Step(records);
            if (TryPart(records, out int? known) && known is { } part && IsStreamed(part))
            {
                try
                {
                    Stream(part, records);
                }
                catch (JsonException e)
                {
                    input.Sink.Add(Unreadable(records, part, e));
                }
            }
        }
    }

    /// <summary>The part of the record; false where its own text does not tell it, which is said once.</summary>
    private bool TryPart(JsonRecords records, out int? part)
    {
        try
        {
            part = Reading.Part(records);
            return true;
        }
        catch (JsonException e)
        {
            part = null;
            if (!_isComplete)
            {
                _found.Add(Unreadable(records, null, e));
            }

            return false;
        }
    }

    private JsonRecords Open(int file, Action<DataIssue>? issues)
    {
        _nextProgress = ProgressStep;
        Reading = input.Files[file];
        return Reading.Records(issues);
    }

    private void Step(JsonRecords records)
    {
        input.CancellationToken.ThrowIfCancellationRequested();
        if (input.Progress is not null && records.BytesRead >= _nextProgress)
        {
            _nextProgress = records.BytesRead + ProgressStep;
            input.Progress.Report(new() { File = Reading.Name, BytesRead = records.BytesRead, TotalBytes = records.TotalBytes, Rows = _pushed });
        }
    }

    private static string Beginning(ReadOnlySpan<byte> record) => System.Text.Encoding.UTF8.GetString(record[..Math.Min(record.Length, 80)]).ReplaceLineEndings(" ");

    private DataIssue Unreadable(JsonRecords records, int? part, JsonException e) => new()
    {
        Kind = DataIssueKind.UnreadableRecord,
        Message = At(records, $"A record{(part is { } known ? $" of the {format.Name(known)}" : "")} is not well-formed JSON. {e.Message}"),
    };
}
