using SupportPerf.Metrics.Sources.Text;

namespace SupportPerf.Metrics.Sources.Mapped;

/// <summary>The fields that tickets, calls and survey answers have in common: the dimensions.</summary>
internal sealed class SharedFields
{
    public TextField? Group { get; init; }

    public TextField? Agent { get; init; }

    public TextField? Channel { get; init; }

    public TextField? Priority { get; init; }

    public TextField? Brand { get; init; }

    public TextField? Source { get; init; }

    public required string[] Names { get; init; }

    public required TextField[] Values { get; init; }

    public IReadOnlyDictionary<string, string> Dimensions(Row row, RowIssues issues)
    {
        if (Names.Length == 0)
        {
            return Empty;
        }

        string?[] values = new string?[Names.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Values[i].Read(row, issues);
        }

        return new NamedValues(Names, values);
    }

    private static NamedValues Empty { get; } = new([], []);
}
