using System.Diagnostics.CodeAnalysis;

namespace SupportPerf.Metrics.Internal;

/// <summary>Checks of arguments, the same on every target.</summary>
internal static class Guard
{
    public static void NotNull([NotNull] object? value, string name)
    {
        if (value is null)
        {
            Throw(name);
        }
    }

    [DoesNotReturn]
    private static void Throw(string name) => throw new ArgumentNullException(name);
}
