using System.Buffers;
using SupportPerf.Metrics.Internal;
using SupportPerf.Metrics.Measures.Cells;
using SupportPerf.Metrics.Statistics;
using SupportPerf.Metrics.Tables;

namespace SupportPerf.Metrics;

/// <content>What it has counted as a state: merged, saved, loaded.</content>
public sealed partial class SupportReportBuilder
{
    private const string GroupSection = "groups";

    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private List<StateFile.Section> _unknown = [];
    private string? _layout;

    private string Layout => _layout ??= StateLayout.Of(
        "report",
        _definitions,
        _run.Calendars,
        _options.AsOf,
        [
            $"zone: {_run.Window.Periods.Zone.Id}",
            $"period: {_options.Period}",
            $"by: {string.Join(", ", _options.By.Select(static dimension => StateLayout.Quote(dimension.Name)))}",
            $"from: {StateLayout.Of(_options.From)}",
            $"to: {StateLayout.Of(_options.To)}",
            $"where: {string.Join(", ", _options.Where.Select(static pair => $"{StateLayout.Quote(pair.Key.Name)} = {StateLayout.Quote(pair.Value)}").OrderBy(static text => text, StringComparer.Ordinal))}",
            _options.Quantiles == QuantileMode.Exact ? "" : $"quantiles: {_options.Quantiles}",
            _options.CompareSurveysWithTickets ? "compares surveys with tickets" : "",
            _selection.Metrics,
            _comparisons is null ? "" : $"compares with: {_options.Compare}",
            .. _calendars.ToWords(),
        ]);

    /// <summary>A builder that holds what a saved one held; more can be added.</summary>
    /// <param name="saved">What <see cref="Save"/> wrote.</param>
    /// <param name="options">The options it was made under.</param>
    /// <exception cref="InvalidStateException">The bytes are no saved state, are damaged, or were made under other options.</exception>
    /// <exception cref="ArgumentException">The options contradict themselves.</exception>
    public static SupportReportBuilder Load(ReadOnlySpan<byte> saved, ReportOptions? options = null)
    {
        SupportReportBuilder builder = new(options);
        try
        {
            builder.Read(saved);
            return builder;
        }
        catch (OverflowException overflow)
        {
            throw new InvalidStateException("The saved state counts more than 64 bits hold. It was not written by this library; nothing of it was used.", overflow);
        }
    }

    /// <summary>Saves all that was counted so far; the builder can go on.</summary>
    /// <remarks>
    /// Builders that counted the same records give the same bytes, whatever the order of the records or of merges; so states can be compared by their bytes. About one to two bytes
    /// a value. A state is read by this and later versions of the library; sections of a later one that this one does not know are kept when it is loaded and saved again.
    /// </remarks>
    /// <param name="destination">Takes the bytes.</param>
    public void Save(IBufferWriter<byte> destination)
    {
        Guard.NotNull(destination, nameof(destination));
        Flush();
        int[] positions = WriteGroups(out byte[]? groups);
        List<StateFile.Section> sections = [.. _unknown, new(GroupSection, groups)];
        ByteWriter content = new();
        foreach (KeyValuePair<string, IState> part in _parts)
        {
            if (_missing.Contains(part.Key))
            {
                continue;
            }

            content.Clear();
            if (!part.Value.IsEmpty)
            {
                part.Value.Write(content, positions);
            }

            sections.Add(new(part.Key, content.Written.ToArray()));
        }

        StateFile.Write(destination, Layout, sections);
    }

    /// <summary>Adds all that a saved builder holds.</summary>
    /// <param name="saved">What <see cref="Save"/> wrote under the same options.</param>
    /// <exception cref="InvalidStateException">The bytes are no saved state, are damaged, or were made under other options. Nothing was changed.</exception>
    public void Merge(ReadOnlySpan<byte> saved) => MergeParts(Load(saved, _options));

    /// <summary>Two rules may have one name: the parts of the second and further ones get a number.</summary>
    private static KeyValuePair<string, IState>[] Named(IEnumerable<KeyValuePair<string, IState>> given)
    {
        KeyValuePair<string, IState>[] parts = given.ToArray();
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < parts.Length; i++)
        {
            seen.TryGetValue(parts[i].Key, out int times);
            seen[parts[i].Key] = times + 1;
            if (times > 0)
            {
                parts[i] = new(FormattableString.Invariant($"{parts[i].Key}#{times + 1}"), parts[i].Value);
            }
        }

        return parts;
    }

    private void RequireSameOptions(SupportReportBuilder other, string verb)
    {
        Guard.NotNull(other, nameof(other));
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException($"A builder cannot be {verb} itself.", nameof(other));
        }

        if (StateLayout.Difference(other.Layout, Layout) is { } difference)
        {
            throw new ArgumentException($"A builder cannot be {verb} one of other options: {difference}.", nameof(other));
        }
    }

    /// <summary>Adds all that another builder of the same options holds; that they are the same is not checked.</summary>
    internal void MergeParts(SupportReportBuilder other)
    {
        Flush();
        other.Flush();
        Func<int, int> import = ImportFrom(other);
        for (int i = 0; i < _parts.Length; i++)
        {
            _parts[i].Value.Merge(other._parts[i].Value, import);
        }

        _missing.UnionWith(other._missing);
        _unknown = [.. _unknown, .. other._unknown];
    }

    private void Flush()
    {
        _run.Flush();
        _comparisons?.Flush();
        foreach (KeyValuePair<string, IState> part in _parts)
        {
            part.Value.Flush();
        }
    }

    private Func<int, int> ImportFrom(SupportReportBuilder other)
    {
        Grouping theirs = other._run.Window.Grouping;
        return group => _run.Window.Grouping.Import(theirs, group);
    }

    /// <summary>The groups that occur, in order of their values.</summary>
    /// <param name="content">How many, then the values of each, one a dimension.</param>
    /// <returns>Where each group stands in that list.</returns>
    private int[] WriteGroups(out byte[] content)
    {
        Grouping grouping = _run.Window.Grouping;
        bool[] used = new bool[grouping.Count];
        foreach (KeyValuePair<string, IState> part in _parts)
        {
            part.Value.MarkGroups(used);
        }

        int[] groups = Enumerable.Range(0, used.Length).Where(group => used[group]).OrderBy(grouping.ValuesOf, GroupOrder.Instance).ToArray();
        int[] positions = new int[used.Length];
        ByteWriter into = new();
        into.Count(groups.Length);
        for (int i = 0; i < groups.Length; i++)
        {
            positions[groups[i]] = i;
            foreach (string? value in grouping.ValuesOf(groups[i]))
            {
                into.Byte((byte)(value is null ? 0 : 1));
                if (value is not null)
                {
                    into.Text(value);
                }
            }
        }

        content = into.Written.ToArray();
        return positions;
    }

    private IEnumerable<KeyValuePair<string, IState>> Parts()
    {
        IEnumerable<KeyValuePair<string, IState>> parts =
            [.. _run.Parts(), .. _comparisons?.Parts() ?? [], new("issues", _issues)];
        return _ratingTimes is null ? parts : parts.Append(new("rating_times", _ratingTimes));
    }

    /// <summary>What came up while reading, what only all records together show, and what loaded states of earlier versions did not count.</summary>
    private IssueLog AllIssues()
    {
        if (_missing.Count == 0 && _ratingTimes is null)
        {
            return _issues;
        }

        IssueLog all = new(_options.OnBadData);
        all.Merge(_issues);
        foreach (DataIssue issue in _ratingTimes?.FindIssues() ?? [])
        {
            all.Add(issue);
        }

        foreach (string part in _missing)
        {
            all.Add(new DataIssue { Kind = DataIssueKind.MissingPart, RecordId = part, Message = "A loaded state was saved by a version that did not count this; it is left out." });
        }

        return all;
    }

    private int[] ReadGroups(StateFile.Section section)
    {
        ByteReader from = section.Read();
        Grouping grouping = _run.Window.Grouping;
        
        // Without dimensions there is one group at most, and it takes no bytes.
        int[] groups = new int[grouping.By.Count == 0 ? from.Index(2) : from.Length(grouping.By.Count)];
        string?[]? last = null;
        for (int i = 0; i < groups.Length; i++)
        {
            string?[] values = new string?[grouping.By.Count];
            for (int k = 0; k < values.Length; k++)
            {
                values[k] = from.Index(2) == 1 ? from.Text() : null;
            }

            if (last is not null && GroupOrder.Instance.Compare(last, values) >= 0)
            {
                throw from.Bad("has groups out of order");
            }

            groups[i] = grouping.Of(values);
            last = values;
        }

        from.End();
        return groups;
    }

    /// <summary>Reads into an empty builder.</summary>
    private void Read(ReadOnlySpan<byte> saved)
    {
        StateFile file = StateFile.Read(saved);
        StateLayout.RequireSame(file.Layout, Layout);
        StateFile.Section[] groups = file.Sections.Where(static section => section.Name == GroupSection).ToArray();
        if (groups.Length != 1)
        {
            throw new InvalidStateException("The saved state has no list of groups, or several. It was not written by this library; nothing of it was used.");
        }

        Periods periods = _run.Window.Periods;
        StateContext context = new(ReadGroups(groups[0]), _run.Calendars.Count, periods.IndexOf(Nanoseconds.Earliest), periods.IndexOf(Nanoseconds.Latest));
        Dictionary<string, IState> parts = _parts.ToDictionary(static part => part.Key, static part => part.Value, StringComparer.Ordinal);
        _missing.UnionWith(parts.Keys);
        foreach (StateFile.Section section in file.Sections)
        {
            if (parts.TryGetValue(section.Name, out IState? part))
            {
                _missing.Remove(section.Name);
                ByteReader from = section.Read();
                if (!from.IsAtEnd)
                {
                    part.Read(ref from, context);
                    from.End();
                    if (part.IsEmpty)
                    {
                        throw from.Bad("has a section that is empty");
                    }
                }
            }
            else if (section.Name != GroupSection)
            {
                _unknown.Add(section);
            }
        }

        WriteGroups(out byte[] used);
        if (!used.AsSpan().SequenceEqual(groups[0].Content))
        {
            throw new InvalidStateException("The saved state lists groups that nothing belongs to. It was not written by this library; nothing of it was used.");
        }
    }
}
