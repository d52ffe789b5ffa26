using SupportPerf.Metrics.Sources.Json;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>A file of an export, and what its bare records are.</summary>
internal sealed record ZendeskFiles(SourceFile File, ZendeskPart? Bare)
{
    /// <summary>Looks at the beginning of each file.</summary>
    /// <exception cref="SourceException">One is not of Zendesk; the message says what it is.</exception>
    public static IReadOnlyList<ZendeskFiles> Open(IReadOnlyList<SourceFile> files)
    {
        if (files.Count == 0)
        {
            throw new SourceException("No file was given; a Zendesk export needs at least its tickets.");
        }

        List<ZendeskFiles> opened = new(files.Count);
        foreach (SourceFile file in files)
        {
            FileSample sample = FileSample.Of(file);
            if (ZendeskFormat.Recognise(sample) is null)
            {
                RecognisedFile other = SourceCatalog.Recognise(file);
                string seen = other.Source is null ? other.Content : $"{other.Content} Use --source {other.Source.Key}.";
                throw new SourceException(file.Name, null, null, $"This is no part of a Zendesk export: {seen} Here, {ZendeskFormat.Expected}.");
            }

            opened.Add(new(file, ZendeskFormat.BarePart(sample)));
        }

        return opened;
    }

    public JsonRecords Records() => new(this.File, ZendeskFormat.Sections, ZendeskFormat.Expected);

    /// <summary>The part that the current record is of. Null: not known, as an error among the pages.</summary>
    public ZendeskPart? Part(JsonRecords records) => records.Section >= 0 ? (ZendeskPart)records.Section : this.Bare;
}
