using System.Buffers;
using SupportPerf.Metrics.Measures.Cells;

namespace SupportPerf.Metrics.Measures;

/// <summary>Everything that a single measure has counted, whatever its cell.</summary>
internal interface IMeasureState
{
    /// <summary>How many records made it, and until when.</summary>
    RecordLog Log { get; }

    IMeasureState NewEmpty();

    /// <exception cref="ArgumentException">The other one was made under other options.</exception>
    void Merge(IMeasureState other);

    /// <exception cref="InvalidStateException">The bytes cannot be used; nothing was changed.</exception>
    void Merge(ReadOnlySpan<byte> saved, int calendars);

    /// <exception cref="InvalidOperationException">The other one holds what this one does not.</exception>
    void Subtract(IMeasureState other);

    void Save(IBufferWriter<byte> destination);
}
