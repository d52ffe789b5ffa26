using NodaTime;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// Takes from a stream the answers to surveys that say nothing but a score on the usual scale, and repeat nothing: what a score means is read once, and the answers fill a block of
/// columns, which runs when it is full. Everything else is left to the reader of answers. Not thread-safe.
/// </summary>
internal sealed class PlainAnswers
{
    /// <summary>Scores below it have a number together with their kind.</summary>
    private const int Scores = 16;

    private readonly Run _run;
    private readonly RecordLog _log;
    private readonly ScoreBlock[] _blocks;
    private readonly SurveyFacts?[] _facts;
    private readonly bool _atSending;
    private readonly bool _nothingRepeats;
    private readonly long _last;

    // Made with the first answer, and larger ones with the next ones: a builder may be for one answer only.
    private uint[] _anchors = [];
    private int[] _groups = [];
    private byte[] _codes = [];
    private int[] _places = [];
    private SecondPlaces? _finder;
    private int _count;

    private PlainAnswers(Run run, RecordLog log, SurveyBlocks blocks, SurveyDefinitions definitions, long asOf)
    {
        _run = run;
        _log = log;
        _blocks = [blocks.Csat, blocks.Nps, blocks.Ces];
        _facts = new SurveyFacts?[_blocks.Length * Scores];
        _atSending = definitions.Anchor == SurveyAnchor.Sent;
        _nothingRepeats = definitions.Repeats == RepeatedAnswers.All && !definitions.ExcludeReopened;
        _last = asOf == Nanoseconds.Never ? uint.MaxValue : Math.Min(uint.MaxValue, Nanoseconds.FloorDivide(asOf, Nanoseconds.PerSecond));
    }

    /// <summary>Takes the plain answers of a run; null where there are none.</summary>
    /// <param name="run">What blocks share.</param>
    /// <param name="log">Counts the answers.</param>
    /// <param name="blocks">Where they go.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="asOf">What lies after it is ignored; <see cref="Nanoseconds.Never"/>: nothing is.</param>
    public static PlainAnswers? Of(Run run, RecordLog log, SurveyBlocks blocks, SurveyDefinitions definitions, long asOf) =>
        run.Window.Grouping.DependsOnTime ? null : new PlainAnswers(run, log, blocks, definitions, asOf);

    /// <summary>Adds an answer; false: it is not plain.</summary>
    public bool TryAdd(SurveyResponse response)
    {
        int code = CodeOf(response);
        if (code < 0
            || _facts[code] is null
            || response.AnsweredAt is not { } answered
            || !TrySecond(answered, out uint at)
            || !(_nothingRepeats || (response.TicketId is null && response.Respondent is null)))
        {
            return false;
        }

        uint anchor = at;
        if (_atSending && (response.SentAt is not { } sent || !TrySecond(sent, out anchor)))
        {
            return false;
        }

        _log.Add(at * Nanoseconds.PerSecond);
        int row = _count;
        if (row == _anchors.Length)
        {
            row = MakeRoom();
        }

        _count = row + 1;
        _anchors[row] = anchor;
        _codes[row] = (byte)code;
        _groups[row] = _run.Window.Grouping.Of(response, static (record, dimension) => RecordDimensions.Of(record, dimension));
        return true;
    }

    /// <summary>Learns from an answer that was read what its score means.</summary>
    public void Learn(SurveyResponse response, in SurveyFacts facts)
    {
        if (facts.Outcome == SurveyOutcome.Answered && CodeOf(response) is >= 0 and int code)
        {
            _facts[code] ??= facts;
        }
    }

    /// <summary>Runs the answers that wait.</summary>
    public void Flush()
    {
        if (_count == 0)
        {
            return;
        }

        ReadOnlySpan<uint> anchors = _anchors.AsSpan(0, _count);
        (uint least, uint greatest) = (uint.MaxValue, 0);
        foreach (uint anchor in anchors)
        {
            least = Math.Min(least, anchor);
            greatest = Math.Max(greatest, anchor);
        }

        _finder!.Find(anchors, _groups.AsSpan(0, _count), _places, _run.Seconds.Covers(least, greatest, _count));
        for (int i = 0; i < _count; i++)
        {
            if (_places[i] >= 0)
            {
                SurveyFacts facts = _facts[_codes[i]].GetValueOrDefault();
                _blocks[_codes[i] / Scores].Cells.At(_places[i]).Add(facts.Score, facts.Category, facts.IsTop, SurveyReader.WeightUnit);
            }
        }

        _count = 0;
    }

    /// <summary>The number of an answer's kind and score; -1 where it says more, or less.</summary>
    private static int CodeOf(SurveyResponse response) =>
        response.Score is { } score and >= 0 and < Scores && response.Question is null && response.Sentiment is null && response.Scale is null && response.Weight is null
            ? response.Kind switch
            {
                SurveyKind.Csat => score,
                SurveyKind.Nps => Scores + score,
                SurveyKind.Ces => (2 * Scores) + score,
                _ => -1,
            }
            : -1;

    private bool TrySecond(Instant instant, out uint second)
    {
        (long seconds, int rest) = instant.ToUnixTimeSecondsAndNanoseconds();
        second = unchecked((uint)seconds);
        return rest == 0 && seconds >= 0 && seconds <= _last;
    }

    /// <summary>Makes room for a row by running the block or enlarging it.</summary>
    private int MakeRoom()
    {
        if (_count == DurationBlock.Capacity)
        {
            Flush();
            return 0;
        }

        int length = _count == 0 ? 8 : DurationBlock.Capacity;
        Array.Resize(ref _anchors, length);
        Array.Resize(ref _groups, length);
        Array.Resize(ref _codes, length);
        _places = new int[length];
        _finder = new SecondPlaces(_run, length);
        return _count;
    }
}
