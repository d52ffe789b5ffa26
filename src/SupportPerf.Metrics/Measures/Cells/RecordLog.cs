using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// How many records of one kind counted, and the latest instant in them. Where the as-of instant is to be found in the records, the latest instant
/// of each is kept, four to eight bytes a record: else the latest of those left could not be said after one is taken away.
/// </summary>
internal sealed class RecordLog(InstantsKept kept) : ICell<RecordLog>
{
    private ValueList _instants = new();

    /// <summary>How many records counted.</summary>
    public long Records { get; private set; }

    /// <summary>The latest instant of all; <see cref="long.MinValue"/> where there is none.</summary>
    public long Latest { get; private set; } = long.MinValue;

    public bool IsEmpty => Records == 0;

    /// <summary>What options ask to be kept.</summary>
    public static InstantsKept KeptFor(bool hasAsOf, Statistics.QuantileMode mode) =>
        hasAsOf ? InstantsKept.None : mode == Statistics.QuantileMode.Approximate ? InstantsKept.Latest : InstantsKept.All;

    /// <param name="latest">The latest instant of the record; <see cref="long.MinValue"/> where it has none.</param>
    public void Add(long latest)
    {
        Records++;
        if (latest == long.MinValue)
        {
            return;
        }

        Latest = Math.Max(Latest, latest);
        if (kept == InstantsKept.All)
        {
            _instants.Add(latest);
        }
    }

    /// <summary>Adds records of which only the number is asked for.</summary>
    public void Add(int records) => Records += records;

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
        if (kept == InstantsKept.All)
        {
            Latest = _instants.Max();
        }
    }

    public void Write(ByteWriter into)
    {
        into.Count(Records);
        switch (kept)
        {
            case InstantsKept.All:
                _instants.Write(into);
                break;
            case InstantsKept.Latest:
                into.Signed(Latest);
                break;
            default:
                break;
        }
    }

    public void Read(ref ByteReader from, int calendars)
    {
        Records = from.Count();
        switch (kept)
        {
            case InstantsKept.All:
                _instants = ValueList.Read(ref from);
                Latest = _instants.Max();
                break;
            case InstantsKept.Latest:
                Latest = from.Signed();
                break;
            default:
                break;
        }

        bool isInstant = Latest == long.MinValue || (Nanoseconds.IsInstant(Latest) && (_instants.Count == 0 || Nanoseconds.IsInstant(_instants.Min())));
        if (_instants.Count > Records || !isInstant)
        {
            throw from.Bad("has instants of records that cannot be");
        }
    }
}
