using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Measures.Cells;

/// <summary>
/// The mergeable state of one KPI for one group and period. Whole numbers only, so merging in any order gives equal cells, and equal
/// cells have equal bytes.
/// </summary>
/// <typeparam name="TSelf">The cell.</typeparam>
internal interface ICell<in TSelf>
{
    /// <summary>Whether it holds nothing: the identity of merging, and never written.</summary>
    bool IsEmpty { get; }

    /// <summary>Adds all that another cell holds.</summary>
    void Merge(TSelf other);

    /// <summary>Whether another cell's records are among those of this one, as far as a cell can tell.</summary>
    bool Holds(TSelf other);

    /// <summary>The exact inverse of <see cref="Merge"/>; only for what this one <see cref="Holds"/>.</summary>
    void Subtract(TSelf other);

    void Write(ByteWriter into);

    /// <summary>Reads into an empty cell.</summary>
    /// <param name="from">The bytes.</param>
    /// <param name="calendars">How many business calendars there are to refer to.</param>
    void Read(ref ByteReader from, int calendars);
}
