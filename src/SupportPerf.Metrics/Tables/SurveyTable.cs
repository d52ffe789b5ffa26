using NodaTime;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures;

namespace SupportPerf.Metrics.Tables;

/// <summary>
/// The facts of answers to surveys as compact columns, for reports over large sets: decided once, then read as often as asked. It carries <see cref="Metrics"/>; the rows of its reports are
/// those that <see cref="SupportReportBuilder"/> gives for the same answers, bit for bit.
/// </summary>
/// <remarks>
/// <para>About six bytes an answer: what it says and its dimensions as codes of one, two or four bytes, its instant as seconds in 32 bits, with the nanoseconds beside them where any is
/// finer. Nothing is rounded, no text is kept. Weights take eight bytes more, and 40 each answer that may repeat another one of the table (<see cref="SurveyDefinitions.Repeats"/>,
/// <see cref="SurveyDefinitions.RespondentWindow"/>); which of them counts is settled among the answers that a report reads, so a slice may count one that the whole table does not.</para>
/// <para>Slices share the columns. Immutable and thread-safe.</para>
/// </remarks>
public sealed class SurveyTable
{
    private readonly SurveyData _data;
    private readonly TableView _view;

    internal SurveyTable(SurveyData data)
        : this(data, new TableView(data, "answers"))
    {
    }

    private SurveyTable(SurveyData data, TableView view) => (_data, _view) = (data, view);

    /// <summary>The KPIs that a survey table carries, by their keys.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [Csat.Key, Nps.Key, Ces.Key, ResponseRate.Key];

    /// <summary>How many answers and unanswered invitations it has; those of after the as-of instant are none of them.</summary>
    public int Count => _view.Count;

    /// <summary>The definitions that its facts were decided under.</summary>
    public Definitions Definitions => _data.Definitions;

    /// <summary>As of when its answers are judged: the instant given, else the latest in all answers of the table. Null: there is none.</summary>
    public Instant? AsOf => _data.JudgedAsOf;

    /// <summary>How many bytes the columns take, which all slices share.</summary>
    public long ColumnBytes => _data.Bytes;

    /// <summary>A table of answers.</summary>
    /// <param name="responses">The answers and unanswered invitations.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when answers are judged; those given later are left out. Null: the latest instant in the answers.</param>
    /// <exception cref="ArgumentException">The definitions leave out answers about reopened tickets (<see cref="SurveyDefinitions.ExcludeReopened"/>).</exception>
    public static SurveyTable Of(IEnumerable<SurveyResponse> responses, Definitions? definitions = null, Instant? asOf = null)
    {
        Guard.NotNull(responses, nameof(responses));
        SurveyTableBuilder builder = new(definitions, asOf);
        foreach (SurveyResponse response in responses)
        {
            builder.Add(response);
        }

        return builder.Build();
    }

    /// <summary>A table of columns; they are copied.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="definitions">The definitions. Null: the default ones.</param>
    /// <param name="asOf">As of when answers are judged; those given later are left out. Null: the latest instant in the columns.</param>
    /// <exception cref="ArgumentException">
    /// The columns have different lengths, an instant lies outside the years 1824 to 2115, two columns are of one dimension, or the definitions leave out answers about reopened tickets.
    /// </exception>
    public static SurveyTable FromColumns(SurveyColumns columns, Definitions? definitions = null, Instant? asOf = null)
    {
        Guard.NotNull(columns, nameof(columns));
        return new SurveyColumnReader(columns, new SurveyTableBuilder(definitions, asOf)).Read();
    }

    /// <summary>Some consecutive answers of this table, without copying.</summary>
    /// <param name="start">The first one, from 0, in the order in which they were given.</param>
    /// <param name="length">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not as many.</exception>
    public SurveyTable Slice(int start, int length) => new(_data, _view.Slice(start, length));

    /// <summary>The answers of this table that have one of some values of a dimension, without copying.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="values">The values; <see cref="SupportReport.NoValue"/> stands for none.</param>
    /// <exception cref="ArgumentException">The dimension is the hour or the weekday of a KPI's anchor.</exception>
    public SurveyTable Where(Dimension dimension, params string[] values) => new(_data, _view.Where(dimension, values));

    /// <summary>The report of its answers; the table can be asked again.</summary>
    /// <remarks>
    /// The definitions are those of the table; the options may repeat them or leave them at their defaults. The same holds for the as-of instant, which may also be a later one where the table
    /// was given none. <see cref="ReportOptions.Metrics"/> may name what <see cref="Metrics"/> has; empty: all of those.
    /// Its quality names what was wrong when the table was made, a part or not.
    /// </remarks>
    /// <param name="options">What the report shall show. Null: the defaults.</param>
    /// <param name="degreeOfParallelism">How many threads may work at it. The result does not depend on it.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The options ask for other definitions, another as-of instant, comparisons, or a KPI that the table does not carry.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SupportReport Report(ReportOptions? options = null, int degreeOfParallelism = 1, CancellationToken cancellationToken = default)
    {
        ReportOptions asked = _view.Checked(options, Metrics, degreeOfParallelism);
        return TableReport.Of(_data, _view, asked, degreeOfParallelism, builder => new SurveyScan(_data, builder), cancellationToken);
    }
}
