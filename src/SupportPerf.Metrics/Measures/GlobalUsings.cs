global using TicketCount = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.TicketFacts, SupportPerf.Metrics.Measures.CountObserver>;
global using TicketDuration = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.TicketFacts, SupportPerf.Metrics.Measures.DurationObserver>;
global using TicketRatio = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.TicketFacts, SupportPerf.Metrics.Measures.RatioObserver>;
global using TicketStock = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.TicketFacts, SupportPerf.Metrics.Measures.StockObserver>;
global using TicketTally = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.TicketFacts, SupportPerf.Metrics.Measures.TallyObserver>;
global using CallCount = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.CallFacts, SupportPerf.Metrics.Measures.CountObserver>;
global using CallDuration = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.CallFacts, SupportPerf.Metrics.Measures.DurationObserver>;
global using CallRatio = SupportPerf.Metrics.Measures.Metric<SupportPerf.Metrics.Facts.CallFacts, SupportPerf.Metrics.Measures.RatioObserver>;
