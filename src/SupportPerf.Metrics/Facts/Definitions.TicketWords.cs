namespace SupportPerf.Metrics;

/// <content>The options of tickets in words: only those that differ from the default.</content>
public sealed partial record Definitions
{
    private void AddTicketWords(List<string> words)
    {
        Definitions standard = Default;
        void Add(bool differs, string text)
        {
            if (differs)
            {
                words.Add(text);
            }
        }

        Add(Population != standard.Population, $"tickets that count: {Population}");
        Add(!RestartAtReopen, "first response: not restarted by a reopen");
        Add(ResponseAnchor != standard.ResponseAnchor, $"response times belong to the period of: {ResponseAnchor}");
        Add(ResolutionAnchor != standard.ResolutionAnchor, $"resolution times belong to the period of: {ResolutionAnchor}");
        Add(ResolutionStart != standard.ResolutionStart, $"resolution starts at: {ResolutionStart}");
        Add(CloseEndsResolution, "a close without a solve ends the resolution");
        Add(ReopenedKeepsResolution, "a ticket open again keeps its last resolution time");
        Add(OneTouchDespiteReopen, "one-touch: in spite of reopens");
        Add(Transfers != standard.Transfers, $"transfers: changes of {Transfers}");
    }
}
