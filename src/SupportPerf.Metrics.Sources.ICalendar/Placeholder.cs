namespace SupportPerf.Metrics;

internal static class Placeholder { public static int One => 1; }
