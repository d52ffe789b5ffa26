using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace SupportPerf.Metrics.Reports;

/// <summary>The columns of a report's rows, once for all outputs.</summary>
internal static class Columns
{
    public static string Grain(PeriodGrain grain) => grain.ToString().ToLowerInvariant();

    /// <summary>All columns in order; the further dimensions stand before the last one.</summary>
    public static IReadOnlyList<Column> Of(SupportReport report)
    {
        IEnumerable<Dimension> further = report.FurtherDimensions.Concat(report.By).Distinct().Where(static dimension => !Dimension.Standard.Contains(dimension));
        return
        [
            Column.Text("period_start", static row => row.PeriodStart is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null),
            Column.Text("period_end", static row => row.PeriodEnd is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null),
            Column.Text("period_local_date", static row => row.PeriodLocalDate is { } date ? LocalDatePattern.Iso.Format(date) : null),
            Column.Text("period_grain", static row => Grain(row.PeriodGrain)),
            Column.Text("time_zone", static row => row.TimeZone),
            Column.Text("metric", static row => row.Metric),
            Column.Text("statistic", static row => row.Statistic),
            Column.Text("hours_basis", static row => row.HoursBasis.ToString().ToLowerInvariant()),
            Column.Text("unit", static row => row.Unit),
            Column.Number("value", static row => row.Value),
            Column.Number("n", static row => row.N),
            Column.Number("excluded", static row => row.Excluded),
            Column.Number("numerator", static row => row.Numerator),
            Column.Number("denominator", static row => row.Denominator),
            Column.Number("ci_low", static row => row.CiLow),
            Column.Number("ci_high", static row => row.CiHigh),
            Column.Text("ci_method", static row => row.CiMethod),
            Column.Number("target", static row => row.Target),
            Column.Text("variant", static row => row.Variant),
            Column.Text("weighting", static row => row.Weighting),
            .. Dimension.Standard.Select(Of),
            .. further.Select(Of),
            Column.Text("definition_id", static row => row.DefinitionId),
            .. report.SmallGroups.InRows ? (Column[])[Column.Text("withheld", static row => row.IsWithheld ? "small_group" : null)] : [],
        ];
    }

    private static Column Of(Dimension dimension) =>
        Column.Text(dimension.Name, row => row.Dimensions.TryGetValue(dimension.Name, out string? value) ? value ?? SupportReport.NoValue : null);

    /// <summary>One column: a name and how a row fills it.</summary>
    internal sealed class Column
    {
        private readonly Func<ReportRow, string?>? _text;
        private readonly Func<ReportRow, double?>? _number;

        private Column(string name, Func<ReportRow, string?>? text, Func<ReportRow, double?>? number)
        {
            Name = name;
            _text = text;
            _number = number;
        }

        public string Name { get; }

        public bool IsText => _text is not null;

        public static Column Text(string name, Func<ReportRow, string?> text) => new(name, text, null);

        public static Column Number(string name, Func<ReportRow, double?> number) => new(name, null, number);

        /// <summary>The cell as text; null for none. Numbers read back as the same number.</summary>
        public string? Format(ReportRow row) => _text is not null ? _text(row) : _number!(row) is { } value ? Format(value) : null;

        public void Write(Utf8JsonWriter writer, ReportRow row)
        {
            if (_text is not null)
            {
                writer.WriteString(Name, _text(row));
            }
            else if (_number!(row) is { } value)
            {
                // One spelling of a number on every runtime: the older one prints too few or too many digits.
                writer.WritePropertyName(Name);
                writer.WriteRawValue(Format(value));
            }
            else
            {
                writer.WriteNull(Name);
            }
        }

        private static string Format(double value)
        {
            if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
            {
                return ((long)value).ToString(CultureInfo.InvariantCulture);
            }

            // The shortest text that reads back as the same number.
            string text = value.ToString("R", CultureInfo.InvariantCulture);
            return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
        }
    }
}
