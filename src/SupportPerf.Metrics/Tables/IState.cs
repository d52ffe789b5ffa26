using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// A part of what a run has counted. It can be merged in any order with equal results, taken away again, and saved so that equal parts have
/// equal bytes.
/// </summary>
internal interface IState
{
    bool IsEmpty { get; }

    /// <summary>Brings what waits in columns into the cells: before anything else is asked.</summary>
    void Flush();

    /// <summary>Adds all that another part of the same kind holds.</summary>
    /// <param name="other">The other part.</param>
    /// <param name="importGroup">The number here of a group there.</param>
    void Merge(IState other, Func<int, int> importGroup);

    /// <summary>Whether all that another part holds is here too.</summary>
    bool Holds(IState other, Func<int, int> importGroup);

    /// <summary>The exact inverse of <see cref="Merge"/>; only for what this one <see cref="Holds"/>.</summary>
    void Subtract(IState other, Func<int, int> importGroup);

    /// <summary>Marks the groups that occur.</summary>
    void MarkGroups(bool[] used);

    /// <param name="into">Takes the bytes.</param>
    /// <param name="positions">Where each group, by its number, stands in the saved list of groups.</param>
    void Write(ByteWriter into, int[] positions);

    /// <summary>Adds what was written.</summary>
    void Read(ref ByteReader from, StateContext context);
}
