using System.Globalization;

namespace SupportPerf.Metrics.Tables;

/// <summary>Gives each combination of dimension values a number. Not thread-safe.</summary>
internal sealed class Grouping
{
    private const char Separator = '\u001f';

    private readonly Dimension[] _by;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string?[]> _values = [];
    private readonly Dictionary<long, int> _timed = [];
    private readonly int _hour;
    private readonly int _weekday;
    private readonly string?[] _scratch;
    private readonly Dictionary<string, int>? _single;
    private readonly RecentTexts _recent = new();
    private int _singleNull = -1;

    public Grouping(IReadOnlyList<Dimension> by)
    {
        _by = by.ToArray();
        _hour = Array.IndexOf(_by, Dimension.HourOfDay);
        _weekday = Array.IndexOf(_by, Dimension.Weekday);
        _scratch = new string?[_by.Length];
        _single = _by.Length == 1 ? new(StringComparer.Ordinal) : null;
    }

    public IReadOnlyList<Dimension> By => _by;

    /// <summary>Whether the group also depends on the instant of the KPI's anchor.</summary>
    public bool DependsOnTime => _hour >= 0 || _weekday >= 0;

    public int Count => _values.Count;

    /// <summary>The values of a group, one a dimension; null: the record has none.</summary>
    public IReadOnlyList<string?> ValuesOf(int group) => _values[group];

    public int Of<TRecord>(TRecord record, Func<TRecord, Dimension, string?> valueOf)
    {
        if (_single is not null)
        {
            return OfSingle(valueOf(record, _by[0]));
        }

        for (int i = 0; i < _by.Length; i++)
        {
            _scratch[i] = valueOf(record, _by[i]);
        }

        return NumberOf(_scratch);
    }

    /// <summary>The group for an anchor's local hour and weekday.</summary>
    public int At(int group, int hourOfDay, int weekdayOfWeek)
    {
        long key = (((long)group * 32) + (_hour < 0 ? 0 : hourOfDay)) * 8 + (_weekday < 0 ? 0 : weekdayOfWeek);
        if (!_timed.TryGetValue(key, out int number))
        {
            string?[] copy = _values[group].ToArray();
            if (_hour >= 0)
            {
                copy[_hour] = hourOfDay.ToString("00", CultureInfo.InvariantCulture);
            }

            if (_weekday >= 0)
            {
                copy[_weekday] = weekdayOfWeek.ToString(CultureInfo.InvariantCulture);
            }

            number = NumberOf(copy);
            _timed.Add(key, number);
        }

        return number;
    }

    /// <summary>The number of a group by its values, one a dimension.</summary>
    public int Of(string?[] values) => NumberOf(values);

    /// <summary>The number here of a group of another grouping by the same dimensions.</summary>
    public int Import(Grouping other, int group) => NumberOf(other._values[group]);

    private int OfSingle(string? value)
    {
        if (value is null)
        {
            return _singleNull >= 0 ? _singleNull : _singleNull = NumberOf([null]);
        }

        if (_recent.TryGet(value, out int number))
        {
            return number;
        }

        if (!_single!.TryGetValue(value, out number))
        {
            number = NumberOf([value]);
            _single.Add(value, number);
        }

        _recent.Set(value, number);
        return number;
    }

    private int NumberOf(string?[] tuple)
    {
        // A value may hold the separator: the length in front keeps keys apart.
        string key = string.Join(Separator.ToString(), tuple.Select(static value => value is null ? "-" : FormattableString.Invariant($"{value.Length}:{value}")));
        if (!_numbers.TryGetValue(key, out int number))
        {
            number = _values.Count;
            _values.Add((string?[])tuple.Clone());
            _numbers.Add(key, number);
        }

        return number;
    }
}
