namespace SupportPerf.Metrics.Tables;

/// <summary>One kind of survey answers as a column of a ticket table.</summary>
internal sealed class RatingData(SurveyKind kind, SurveyScale? scale)
{
    /// <summary>No score.</summary>
    public const sbyte None = sbyte.MinValue;

    public SurveyKind Kind { get; } = kind;

    public SurveyScale? Scale { get; } = scale;

    public Column<sbyte> Scores { get; } = new(None);

    /// <summary>When they were given; null, or zero in a row: the creation of the ticket stands for it.</summary>
    public InstantStore? Times { get; private set; }

    /// <summary>The different scores.</summary>
    public SortedSet<sbyte> Values { get; } = [];

    public long Bytes => Scores.Capacity + (Times?.Bytes ?? 0);

    /// <summary>A score as an answer.</summary>
    public SurveyResponse ToResponse(sbyte score, string id) => new() { Id = id, Kind = Kind, Score = score, Scale = Scale };

    public void Add(sbyte score, long time)
    {
        if (score != None)
        {
            Values.Add(score);
        }

        if (time != 0)
        {
            Times ??= new();
        }

        Times?.Pad(Scores.Count);
        Times?.Add(time);
        Scores.Add(score);
    }

    public void Trim(int rows)
    {
        Scores.Pad(rows);
        Scores.Trim();
        Times?.Pad(rows);
        Times?.Trim();
    }
}
