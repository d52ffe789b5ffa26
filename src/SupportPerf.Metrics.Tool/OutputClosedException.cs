namespace SupportPerf.Metrics.Tool;

/// <summary>Whoever read our answers has stopped reading, as <c>head</c> does.</summary>
internal sealed class OutputClosedException(IOException cause) : Exception(cause.Message, cause);
