using SupportPerf.Metrics.Internal;

namespace SupportPerf.Metrics.Tables;

/// <summary>What an answer is about.</summary>
/// <param name="Key">Two answers with one key may repeat each other.</param>
/// <param name="IsWindowed">Whether two answers must be near each other to repeat; else they do however far apart.</param>
/// <param name="Tie">Puts answers in order that no instant tells apart.</param>
internal readonly record struct AnswerKey(TextHash Key, bool IsWindowed, ulong Tie);
