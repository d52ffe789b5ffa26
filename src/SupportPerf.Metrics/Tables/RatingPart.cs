using System.Runtime.InteropServices;
using SupportPerf.Metrics.Facts;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Tables;

/// <summary>One kind of ratings in the engine: how many of each score by cell.</summary>
internal sealed class RatingPart : IDisposable
{
    /// <summary>Counts a cell: one for no score, and one for each score.</summary>
    private const int Slots = 1 << SlotBits;
    private const int SlotBits = 4;

    private readonly EnginePlan _plan;
    private readonly RatingData _data;
    private readonly SurveyRun _surveys;
    private readonly ScoreBlock _block;
    private readonly (sbyte Score, SurveyFacts Facts)[] _scores;
    private readonly byte[] _slots = new byte[256];
    private readonly int[][] _counts;
    private readonly byte[][] _found;

    private RatingPart(EnginePlan plan, RatingData data, SurveyRun surveys, (sbyte, SurveyFacts)[] scores, int threads)
    {
        _plan = plan;
        _data = data;
        _surveys = surveys;
        _scores = scores;
        _block = data.Kind == SurveyKind.Nps ? surveys.Blocks.Nps : surveys.Blocks.Csat;
        for (int i = 0; i < scores.Length; i++)
        {
            _slots[unchecked((byte)_scores[i].Score)] = (byte)(i + 1);
        }

        _counts = Pool.RentZeroed(threads, Slots * (plan.Cells + 1));
        _found = new byte[threads][];
        for (int thread = 0; thread < threads; thread++)
        {
            _found[thread] = new byte[EngineBlock.Rows];
        }
    }

    /// <summary>The part for some ratings; null where they have to be read one by one: they have many scores, or some that are data issues.</summary>
    public static RatingPart? Of(EnginePlan plan, RatingData data, SurveyRun surveys, int threads)
    {
        if (data.Values.Count >= Slots)
        {
            return null;
        }

        SurveyReader reader = new(surveys.Reader.Definitions, null, static _ => { });
        (sbyte Score, SurveyFacts Facts)[] scores = data.Values.Select(score => (score, reader.Read(data.ToResponse(score, "")))).ToArray();
        return scores.Any(static score => score.Facts.Outcome == SurveyOutcome.Excluded) ? null : new RatingPart(plan, data, surveys, scores, threads);
    }

    /// <summary>Counts the scores of a block.</summary>
    public void Count(int thread, EngineBlock block)
    {
        ReadOnlySpan<byte> scores = ScoresOf(thread, block);
        int[] places = block.Places;
        if (_data.Times is { } times)
        {
            Span<uint> at = block.Durations.AsSpan(0, scores.Length);
            block.Seconds(times).CopyTo(at);
            ReadOnlySpan<uint> created = block.Created;
            for (int i = 0; i < at.Length; i++)
            {
                at[i] = at[i] == 0 ? created[i] : at[i];
            }

            places = block.OtherPlaces;
            block.FindPlaces(at, places);
        }

        ScatterKernel.CountScores(places, scores, _slots, SlotBits, _counts[thread]);
    }

    /// <summary>The scores of a block, none for rows that are left to the plain way.</summary>
    private ReadOnlySpan<byte> ScoresOf(int thread, EngineBlock block)
    {
        ReadOnlySpan<byte> all = MemoryMarshal.AsBytes(_data.Scores.Items);
        if (block.IsDense && !_plan.HasWhole)
        {
            return all.Slice(block.RowOf(0), block.Count);
        }

        Span<byte> found = _found[thread].AsSpan(0, block.Count);
        ReadOnlySpan<byte> flags = block.Flags;
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = (flags[i] & (int)RowFlags.IsKeptWhole) != 0 ? unchecked((byte)RatingData.None) : all[block.RowOf(i)];
        }

        return found;
    }

    /// <summary>Takes note of how many there are.</summary>
    public void FinishAll()
    {
        long all = 0;
        for (int slot = 1; slot <= _scores.Length; slot++)
        {
            for (int cell = 0; cell <= _plan.Cells; cell++)
            {
                all += Pool.Sum(_counts, (Slots * cell) + slot);
            }
        }

        _surveys.Log.Add((int)all);
    }

    /// <summary>Gives a cell what was found for it.</summary>
    public void Finish(int cell, int group, int period)
    {
        for (int i = 0; i < _scores.Length; i++)
        {
            long count = Pool.Sum(_counts, (Slots * cell) + i + 1);
            if (count == 0)
            {
                continue;
            }

            ScoreCell into = _block.Cells.At(group, period);
            into.Entries.Reserve(_scores.Length);
            SurveyFacts facts = _scores[i].Facts;
            if (facts.Outcome == SurveyOutcome.Answered)
            {
                into.Add(facts.Score, facts.Category, facts.IsTop, SurveyReader.WeightUnit, count);
            }
            else
            {
                into.NotAnswered += count;
            }
        }
    }

    public void Dispose() => Pool.Return(_counts);
}
