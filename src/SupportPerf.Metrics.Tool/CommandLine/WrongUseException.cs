namespace SupportPerf.Metrics.Tool.CommandLine;

/// <summary>The command line cannot be understood. The message names the word and what was expected.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
