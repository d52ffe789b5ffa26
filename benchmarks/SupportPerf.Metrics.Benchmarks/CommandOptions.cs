using System.Globalization;

namespace SupportPerf.Metrics.Benchmarks;

/// <summary>The options of a command, each known one once, and its operands.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="arguments">What stands after the command.</param>
    /// <param name="flags">The options that take no value.</param>
    /// <param name="valued">The options that take one.</param>
    /// <exception cref="WrongUseException">An option is unknown, stands twice or lacks its value.</exception>
    public CommandOptions(IReadOnlyList<string> arguments, string[] flags, string[] valued)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                Operands.Add(name);
                continue;
            }

            bool takesValue = valued.Contains(name);
            if (!takesValue && !flags.Contains(name))
            {
                throw new WrongUseException($"There is no option {name}; there are {string.Join(", ", valued.Concat(flags))}.");
            }

            if (takesValue && i + 1 == arguments.Count)
            {
                throw new WrongUseException($"{name} needs a value after it.");
            }

            if (!_values.TryAdd(name, takesValue ? arguments[++i] : ""))
            {
                throw new WrongUseException($"{name} stands twice.");
            }
        }
    }

    public List<string> Operands { get; } = [];

    /// <summary>How to run a command again, without the file that its page goes into.</summary>
    public string Again(string command) =>
        string.Join(' ', _values.Where(static option => option.Key != "--markdown").SelectMany(static option => new[] { option.Key, option.Value }).Where(static word => word.Length > 0).Prepend(command).Prepend("dotnet run -c Release --project benchmarks/SupportPerf.Metrics.Benchmarks --"));

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A whole number.</summary>
    /// <exception cref="WrongUseException">It is none, or out of range.</exception>
    public int Number(string name, int standard, int least, int most)
    {
        if (Find(name) is not { } text)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new WrongUseException(string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}'; it must be a whole number from {least} to {most}."));
    }
}
