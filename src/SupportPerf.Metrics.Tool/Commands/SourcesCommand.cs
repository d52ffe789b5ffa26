using System.Text;
using SupportPerf.Metrics.Sources;
using SupportPerf.Metrics.Tool.CommandLine;

namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>Lists what can be read.</summary>
internal sealed class SourcesCommand : Command
{
    public override string Name => "sources";

    public override string Summary => "The systems whose exports are read without a map, and which parts of them.";

    public override string Usage => "";

    public override string Description => "Lists the systems whose exports are read without a map: the key for --source, and each part of the export with what it gives.";

    public override IReadOnlyList<Option> Options => [];

    public override IReadOnlyList<string> Examples => ["supportperf sources"];

    public override int Run(Arguments arguments, ToolConsole console, CancellationToken cancellation)
    {
        if (arguments.Operands.Count > 0)
        {
            throw new WrongUseException($"sources takes no names; \"{arguments.Operands[0]}\" is not expected.");
        }

        StringBuilder text = new();
        foreach (Source source in SourceCatalog.All)
        {
            text.Append(source.Key).Append(" (").Append(source.DisplayName).Append(")\n");
            foreach (SourcePart part in source.Parts)
            {
                text.Append("  ").Append(part.Name).Append("\n    from   ").Append(part.From).Append("\n    gives  ").Append(part.Gives).Append('\n');
            }

            text.Append('\n');
        }

        text.Append("any other system\n  Any .csv, .json or .ndjson with one row a ticket, event, message, call or answer: describe its columns in a map, --map MAP.json.\n");
        console.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        console.Output.Flush();
        return ExitCode.Done;
    }
}
