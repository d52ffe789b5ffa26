using System.Buffers;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Everything that a single measure has counted: one cell, and how many records made it.</summary>
internal sealed class MeasureState<TCell> : IMeasureState
    where TCell : class, ICell<TCell>
{
    private const string LogSection = "records";
    private const string CellSection = "cell";

    private readonly InstantsKept _kept;
    private readonly Func<TCell> _create;
    private readonly Func<string> _layout;
    private List<StateFile.Section> _unknown = [];

    /// <param name="kept">What is kept of the records' instants.</param>
    /// <param name="create">Makes an empty cell.</param>
    /// <param name="layout">What it is made under.</param>
    public MeasureState(InstantsKept kept, Func<TCell> create, Func<string> layout)
    {
        _kept = kept;
        _create = create;
        _layout = layout;
        Log = new RecordLog(kept);
        Cell = create();
    }

    public RecordLog Log { get; }

    public TCell Cell { get; }

    public IMeasureState NewEmpty() => Empty();

    public void Merge(IMeasureState other)
    {
        MeasureState<TCell> theirs = (MeasureState<TCell>)other;
        if (StateLayout.Difference(theirs._layout(), _layout()) is { } difference)
        {
            throw new ArgumentException($"Only measures of the same KPI, calendar and definitions can be merged: {difference}.", nameof(other));
        }

        TakeIn(theirs);
    }

    public void Subtract(IMeasureState other)
    {
        MeasureState<TCell> theirs = (MeasureState<TCell>)other;
        if (!Log.Holds(theirs.Log) || !Cell.Holds(theirs.Cell))
        {
            throw new InvalidOperationException("The ticket cannot be taken away: it was not added, or not as it is given now. Nothing was changed.");
        }

        Log.Subtract(theirs.Log);
        Cell.Subtract(theirs.Cell);
    }

    public void Save(IBufferWriter<byte> destination)
    {
        Guard.NotNull(destination, nameof(destination));
        ByteWriter log = new();
        Log.Write(log);
        List<StateFile.Section> sections = [.. _unknown, new(LogSection, log.Written.ToArray())];
        if (!Cell.IsEmpty)
        {
            ByteWriter cell = new();
            Cell.Write(cell);
            sections.Add(new(CellSection, cell.Written.ToArray()));
        }

        StateFile.Write(destination, _layout(), sections);
    }

    public void Merge(ReadOnlySpan<byte> saved, int calendars)
    {
        MeasureState<TCell> read = Empty();
        try
        {
            read.Read(saved, calendars);
        }
        catch (OverflowException overflow)
        {
            throw new InvalidStateException("The saved state counts more than 64 bits hold. It was not written by this library; nothing of it was used.", overflow);
        }

        TakeIn(read);
    }

    private MeasureState<TCell> Empty() => new(_kept, _create, _layout);

    private void TakeIn(MeasureState<TCell> other)
    {
        Log.Merge(other.Log);
        Cell.Merge(other.Cell);
        _unknown = [.. _unknown, .. other._unknown];
    }

    /// <summary>Reads into an empty one.</summary>
    private void Read(ReadOnlySpan<byte> saved, int calendars)
    {
        StateFile file = StateFile.Read(saved);
        StateLayout.RequireSame(file.Layout, _layout());
        foreach (StateFile.Section section in file.Sections)
        {
            ByteReader from = section.Read();
            switch (section.Name)
            {
                case LogSection:
                    RecordLog log = new(_kept);
                    log.Read(ref from, calendars);
                    from.End();
                    Log.Merge(log);
                    break;
                case CellSection:
                    TCell cell = _create();
                    cell.Read(ref from, calendars);
                    from.End();
                    Cell.Merge(cell);
                    break;
                default:
                    _unknown.Add(section);
                    break;
            }
        }
    }
}
