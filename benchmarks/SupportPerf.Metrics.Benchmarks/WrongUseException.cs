namespace SupportPerf.Metrics.Benchmarks;

/// <summary>The command line asks for something that there is not.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
