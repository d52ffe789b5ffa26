using NodaTime;
using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>What the columns of tables of every kind have in common, shared by all slices. Filled by a builder, then only read, so any number of threads may.</summary>
internal abstract class TableData(Definitions definitions, Instant? asOf)
{
    private bool _isFilled;

    public Definitions Definitions { get; } = definitions;

    /// <summary>What lay after it was ignored; null: nothing was.</summary>
    public Instant? AsOf { get; } = asOf;

    /// <summary>The latest instant of anything that happened; <see cref="long.MinValue"/> for none.</summary>
    public long Latest { get; set; } = long.MinValue;

    /// <summary>As of when its records are judged: what was given, else the latest instant. Null: there is none.</summary>
    public Instant? JudgedAsOf => AsOf ?? (Latest == long.MinValue ? null : Nanoseconds.ToInstant(Latest));

    public IssueLog Issues { get; } = new(BadData.Collect);

    /// <summary>The dimensions by name.</summary>
    public SortedDictionary<string, CodeStore> Dimensions { get; } = new(StringComparer.Ordinal);

    /// <summary>How many rows it has.</summary>
    public abstract int Count { get; }

    /// <summary>How many bytes the columns take.</summary>
    public long Bytes => OwnBytes + Dimensions.Values.Sum(static codes => codes.Bytes);

    /// <summary>The bytes of all columns but the dimensions.</summary>
    protected abstract long OwnBytes { get; }

    /// <summary>Notes the dimensions of a record in its row.</summary>
    public void SetDimensions<TRecord>(int row, TRecord record, Func<TRecord, Dimension, string?> valueOf, IReadOnlyDictionary<string, string> further)
    {
        foreach (Dimension dimension in Dimension.Standard)
        {
            Set(row, dimension.Name, valueOf(record, dimension));
        }

        foreach (KeyValuePair<string, string> other in further)
        {
            // A further dimension of a standard one's name is not asked for by anybody.
            if (!IsStandard(other.Key))
            {
                Set(row, other.Key, other.Value);
            }
        }
    }

    /// <summary>Notes the value of a dimension in a row; null or empty is none.</summary>
    public void Set(int row, string dimension, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (!Dimensions.TryGetValue(dimension, out CodeStore? codes))
        {
            codes = new CodeStore();
            Dimensions.Add(dimension, codes);
        }

        codes.Pad(row);
        codes.Add(codes.CodeOf(value));
    }

    /// <summary>Requires that the filling has not ended.</summary>
    /// <exception cref="InvalidOperationException">It has.</exception>
    public void RequireOpen()
    {
        if (_isFilled)
        {
            throw new InvalidOperationException("The table is built: this builder takes no more. Begin another one.");
        }
    }

    /// <summary>Ends the filling.</summary>
    /// <exception cref="InvalidOperationException">It has ended before.</exception>
    public void Trim()
    {
        RequireOpen();
        _isFilled = true;
        foreach (CodeStore codes in Dimensions.Values)
        {
            codes.Pad(Count);
            codes.Trim();
        }

        TrimOwn();
    }

    /// <summary>Ends the filling of all columns but the dimensions.</summary>
    protected abstract void TrimOwn();

    private static bool IsStandard(string name)
    {
        foreach (Dimension dimension in Dimension.Standard)
        {
            if (dimension.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
