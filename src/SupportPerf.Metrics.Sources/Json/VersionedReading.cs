using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace SupportPerf.Metrics.Sources.Json;

/// <summary>A reading that streams one version of each ticket: pages overlap, and a ticket that changed while they were fetched comes again.</summary>
internal abstract class VersionedReading<TKey>(ReadingInput input, ExportFormat format) : ExportReading(input, format)
    where TKey : notnull
{
    private readonly ExportFormat _format = format;
    private int _occurrence;

    /// <summary>Which version of each ticket counts.</summary>
    protected abstract RecordVersions<TKey> Versions { get; }

    protected sealed override void Index(int part, JsonRecords records)
    {
        if (!IsStreamed(part))
        {
            IndexOther(part, records);
        }
        else if (TrySkim(part, records.Current, out TKey? id, out Instant? updatedAt))
        {
            Versions.Add(id, updatedAt);
        }
        else
        {
            Found(DataIssueKind.MissingId, At(records, $"A record of the {_format.Name(part)} has no id."));
        }
    }

    protected sealed override void Stream(int part, JsonRecords records)
    {
        TKey? id;
        try
        {
            if (!TrySkim(part, records.Current, out id, out _))
            {
                return;
            }
        }
        catch (JsonException)
        {
            // The first pass has said so.
            return;
        }

        if (Versions.Counts(id, _occurrence++))
        {
            Take(part, id, records);
        }
        else
        {
            Issues.Add(
                Convert.ToString(id, CultureInfo.InvariantCulture),
                DataIssueKind.DuplicateId,
                At(records, "It comes more than once; the version that was updated last counts, of equal ones the last in the files."));
        }
    }

    /// <summary>Only the id and the version of a streamed record; false where it has no id.</summary>
    protected abstract bool TrySkim(int part, ReadOnlySpan<byte> record, [MaybeNullWhen(false)] out TKey id, out Instant? updatedAt);

    /// <summary>Takes a record of the first pass that is not streamed.</summary>
    protected abstract void IndexOther(int part, JsonRecords records);

    /// <summary>Takes the version of a record that counts.</summary>
    protected abstract void Take(int part, TKey id, JsonRecords records);
}
