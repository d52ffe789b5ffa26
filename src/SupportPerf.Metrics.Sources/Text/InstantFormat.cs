using System.Buffers.Text;
using NodaTime;
using NodaTime.Text;
using TextEncoding = System.Text.Encoding;

namespace SupportPerf.Metrics.Sources.Text;

/// <summary>One way to write an instant or a local time: <c>iso</c>, <c>epoch_s</c>, <c>epoch_ms</c>, or a NodaTime pattern of a local or offset date and time.</summary>
internal sealed class InstantFormat
{
    private readonly DatePattern? _simple;
    private readonly IPattern<LocalDateTime>? _local;
    private readonly IPattern<OffsetDateTime>? _offset;
    private readonly int _epochUnitNanoseconds;

    private InstantFormat(string name, DatePattern? simple = null, IPattern<LocalDateTime>? local = null, IPattern<OffsetDateTime>? offset = null, int epochUnitNanoseconds = 0)
    {
        Name = name;
        _simple = simple;
        _local = local;
        _offset = offset;
        _epochUnitNanoseconds = epochUnitNanoseconds;
    }

    public static InstantFormat Iso { get; } = new("iso");

    public string Name { get; }

    /// <summary>Whether every text of it is without a zone, so that it needs one.</summary>
    public bool IsLocal => _simple is not null || _local is not null;

    /// <summary>The format of that name.</summary>
    /// <exception cref="InvalidPatternException">It is neither a name nor a NodaTime pattern.</exception>
    public static InstantFormat Create(string name)
    {
        switch (name)
        {
            case "iso":
                return Iso;
            case "epoch_s":
                return new(name, epochUnitNanoseconds: 1_000_000_000);
            case "epoch_ms":
                return new(name, epochUnitNanoseconds: 1_000_000);
        }

        if (DatePattern.TryCreate(name) is { } simple)
        {
            return new(name, simple: simple);
        }

        // Only offset patterns may hold the letter o; a local one that holds it fails either way.
        return WithoutQuotes(name).Contains('o')
            ? new(name, offset: OffsetDateTimePattern.CreateWithInvariantCulture(name))
            : new(name, local: LocalDateTimePattern.CreateWithInvariantCulture(name));
    }

    /// <summary>Reads a text. Where <paramref name="offsetSeconds"/> is null, it is local time of no stated zone.</summary>
    public bool TryParse(ReadOnlySpan<byte> text, out LocalTicks ticks, out int? offsetSeconds)
    {
        offsetSeconds = null;
        if (_simple is not null)
        {
            return _simple.TryParse(text, out ticks);
        }

        if (_epochUnitNanoseconds > 0)
        {
            offsetSeconds = 0;
            return TryParseEpoch(text, out ticks);
        }

        ticks = default;
        if (_local is not null)
        {
            ParseResult<LocalDateTime> result = _local.Parse(TextEncoding.UTF8.GetString(text));
            if (result.Success)
            {
                ticks = LocalTicks.Of(result.Value);
            }

            return result.Success;
        }

        if (_offset is not null)
        {
            ParseResult<OffsetDateTime> result = _offset.Parse(TextEncoding.UTF8.GetString(text));
            if (result.Success)
            {
                ticks = LocalTicks.Of(result.Value.LocalDateTime);
                offsetSeconds = result.Value.Offset.Seconds;
            }

            return result.Success;
        }

        return IsoText.TryParse(text, out ticks, out offsetSeconds);
    }

    private static string WithoutQuotes(string pattern)
    {
        string[] pieces = pattern.Split('\'');
        return string.Concat(pieces.Where((_, i) => i % 2 == 0));
    }

    private bool TryParseEpoch(ReadOnlySpan<byte> text, out LocalTicks ticks)
    {
        ticks = default;
        if (!Utf8Parser.TryParse(text, out decimal value, out int consumed) || consumed != text.Length || Math.Abs(value) > 1e15m)
        {
            return false;
        }

        decimal nanoseconds = decimal.Truncate(value * _epochUnitNanoseconds);
        decimal whole = decimal.Floor(nanoseconds / NodaConstants.NanosecondsPerTick);
        if (Math.Abs(whole) > long.MaxValue / 2)
        {
            return false;
        }

        ticks = new LocalTicks((long)whole, (int)(nanoseconds - (whole * NodaConstants.NanosecondsPerTick)));
        return true;
    }
}
