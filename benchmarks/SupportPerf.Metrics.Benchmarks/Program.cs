using BenchmarkDotNet.Running;

if (args is ["calendar-ratios"])
{
    Console.WriteLine(SupportPerf.Metrics.Benchmarks.Calendars.CalendarRatios.Run());
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
