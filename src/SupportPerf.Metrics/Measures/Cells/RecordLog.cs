using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// How many records of one kind counted, and the latest instant in them. Where the as-of instant is to be found in the records, the latest instant
/// of each is kept, four to eight bytes a record: else the latest of those left could not be said after one is taken away.
/// </summary>
internal sealed class RecordLog(bool keepsInstants) : ICell<RecordLog>
{
    private ValueList _instants = new();

    /// <summary>How many records counted.</summary>
    public long Records { get; private set; }

    /// <summary>The latest instant of all; <see cref="long.MinValue"/> where there is none.</summary>
    public long Latest { get; private set; } = long.MinValue;

    public bool IsEmpty => Records == 0;

    /// <param name="latest">The latest instant of the record; <see cref="long.MinValue"/> where it has none.</param>
    public void Add(long latest)
    {
        Records++;
        if (latest == long.MinValue)
        {
            return;
        }

        Latest = Math.Max(Latest, latest);
        if (keepsInstants)
        {
            _instants.Add(latest);
        }
    }

    public void Merge(RecordLog other)
    {
        Records += other.Records;
        Latest = Math.Max(Latest, other.Latest);
        _instants.Merge(other._instants);
    }

    public bool Holds(RecordLog other) => Records >= other.Records && _instants.Holds(other._instants);

    public void Subtract(RecordLog other)
    {
        Records -= other.Records;
        _instants.Subtract(other._instants);
        if (keepsInstants)
        {
            Latest = _instants.Max();
        }
    }

    public void Write(ByteWriter into)
    {
        into.Count(Records);
        _instants.Write(into);
    }

    public void Read(ref ByteReader from, int calendars)
    {
        Records = from.Count();
        _instants = ValueList.Read(ref from);
        if (_instants.Count > 0 && (!keepsInstants || _instants.Count > Records || !Nanoseconds.IsInstant(_instants.Min()) || !Nanoseconds.IsInstant(_instants.Max())))
        {
            throw from.Bad("has instants of records that cannot be");
        }

        Latest = _instants.Max();
    }
}
