namespace SupportPerf.Metrics.Internal;

internal static class Placeholder
{
    public static int One => 1;
}
