namespace SupportPerf.Metrics.Tool.CommandLine;

/// <summary>The words after a command, read against the options it has.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private Arguments(IReadOnlyList<string> operands) => Operands = operands;

    /// <summary>The words that are no options.</summary>
    public IReadOnlyList<string> Operands { get; }

    public bool WantsHelp { get; private init; }

    /// <exception cref="WrongUseException">An unknown option, one without its value, one given twice, or a value it cannot have.</exception>
    public static Arguments Parse(IReadOnlyList<string> words, IReadOnlyList<Option> options)
    {
        if (words.Contains("--help") || words.Contains("-h"))
        {
            return new Arguments([]) { WantsHelp = true };
        }

        List<string> operands = [];
        Arguments arguments = new(operands);
        bool onlyOperands = false;
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (onlyOperands || word == "-" || !word.StartsWith('-'))
            {
                operands.Add(word);
            }
            else if (word == "--")
            {
                onlyOperands = true;
            }
            else
            {
                int equals = word.IndexOf('=', StringComparison.Ordinal);
                string name = equals < 0 ? word : word[..equals];
                Option option = options.FirstOrDefault(known => known.Name == name)
                    ?? throw new WrongUseException($"Unknown option {name}.{Nearest.Hint(name, options.Select(known => known.Name))}");
                arguments.Take(option, equals < 0 ? null : word[(equals + 1)..], words, ref i);
            }
        }

        return arguments;
    }

    public bool Has(string option) => _values.ContainsKey(option);

    /// <summary>The value of an option, or null where it is not given.</summary>
    public string? One(string option) => _values.TryGetValue(option, out List<string>? given) ? given[0] : null;

    /// <summary>Every value of an option, in the order given.</summary>
    public IReadOnlyList<string> All(string option) => _values.TryGetValue(option, out List<string>? given) ? given : [];

    private void Take(Option option, string? value, IReadOnlyList<string> words, ref int at)
    {
        if (option.Value is null)
        {
            if (value is not null)
            {
                throw new WrongUseException($"{option.Name} takes no value, but \"{value}\" is given.");
            }

            value = "";
        }
        else if (value is null)
        {
            bool isMissing = at + 1 >= words.Count || (words[at + 1].StartsWith("--", StringComparison.Ordinal) && words[at + 1].Length > 2);
            value = isMissing ? throw new WrongUseException($"{option.Name} needs a value: {option.Name} {option.Value}.") : words[++at];
        }

        if (option.Choices.Count > 0 && !option.Choices.Contains(value))
        {
            throw new WrongUseException($"{option.Name} cannot be \"{value}\". Choose {string.Join(", ", option.Choices.SkipLast(1))} or {option.Choices[^1]}.");
        }

        if (!_values.TryGetValue(option.Name, out List<string>? given))
        {
            _values.Add(option.Name, [value]);
        }
        else if (option.IsRepeatable)
        {
            given.Add(value);
        }
        else
        {
            throw new WrongUseException($"{option.Name} is given twice.");
        }
    }
}
