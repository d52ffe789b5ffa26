using System.Runtime.CompilerServices;

namespace SupportPerf.Metrics.Internal;

/// <summary>How loops over millions of rows are compiled.</summary>
internal static class Optimize
{
    /// <summary>At once at full speed: a loop that is called a thousand times is over before the runtime would compile it again.</summary>
    public const MethodImplOptions Fully =
#if NET8_0_OR_GREATER
        MethodImplOptions.AggressiveOptimization;
#else
        MethodImplOptions.NoInlining;
#endif
}
