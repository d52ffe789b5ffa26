Console.WriteLine("SupportPerf.Metrics");
