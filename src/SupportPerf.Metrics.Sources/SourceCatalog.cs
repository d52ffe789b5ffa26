using SupportPerf.Metrics.Sources.Freshdesk;
using SupportPerf.Metrics.Sources.Intercom;
using SupportPerf.Metrics.Sources.Jira;
using SupportPerf.Metrics.Sources.Json;
using SupportPerf.Metrics.Sources.ServiceNow;
using SupportPerf.Metrics.Sources.Zendesk;

namespace SupportPerf.Metrics.Sources;

/// <summary>The systems that are read without a map.</summary>
public static class SourceCatalog
{
    /// <summary>All of them, by key.</summary>
    public static IReadOnlyList<Source> All { get; } = [new ZendeskSource(), new FreshdeskSource(), new IntercomSource(), new ServiceNowSource(), new JiraSource()];

    /// <summary>A system by its key, in any case. Null: there is none of that key.</summary>
    public static Source? Find(string key) => All.FirstOrDefault(source => string.Equals(source.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says what each file is, from its first kilobytes. Opens each file once and reads no further.</summary>
    /// <returns>One answer a file, in the order of <paramref name="files"/>.</returns>
    public static IReadOnlyList<RecognisedFile> Recognise(IReadOnlyList<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. files.Select(Recognise)];
    }

    /// <summary>The one system that all the files are of.</summary>
    /// <exception cref="SourceException">There is none, or there are several: the message lists what each file was seen to be.</exception>
    public static Source Detect(IReadOnlyList<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        (FileSample Sample, RecognisedFile File)[] seenFiles = [.. files.Select(file => (FileSample.Of(file), file)).Select(pair => (pair.Item1, Recognise(pair.file, pair.Item1)))];
        RecognisedFile[] recognised = [.. seenFiles.Select(one => one.File)];

        // An empty list may be of any system.
        Source?[] sources = [.. seenFiles.Where(one => one.File.Source is not null || !one.Sample.IsEmptyList).Select(one => one.File.Source).Distinct()];
        if (sources is [{ } source])
        {
            return source;
        }

        string seen = string.Join(" ", recognised.Select(file => $"{file.File.Name}: {file.Content}"));
        throw new SourceException(recognised.Length == 0
            ? "No file was given."
            : $"The files are not all of one known system. {seen} Name the system, or describe the columns in a map. Known: {string.Join(", ", All.Select(known => known.Key))}.");
    }

    internal static RecognisedFile Recognise(SourceFile file) => Recognise(file, FileSample.Of(file));

    private static RecognisedFile Recognise(SourceFile file, FileSample sample)
    {
        foreach (Source source in All)
        {
            if (source.Recognise(sample) is { } sentence)
            {
                return new(file, source, sentence);
            }
        }

        return new(file, null, sample.Describe());
    }
}
