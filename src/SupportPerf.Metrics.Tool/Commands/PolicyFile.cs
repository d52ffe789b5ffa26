namespace SupportPerf.Metrics.Tool.Commands;

/// <summary>The policy that a command line names.</summary>
internal static class PolicyFile
{
    public const string OptionName = "--policy";

    /// <exception cref="UnusableInputException">The file cannot be read, or is no policy.</exception>
    public static SupportPolicy Read(string path)
    {
        string json = InputFile.ReadText(path, "policy");
        try
        {
            return SupportPolicy.FromJson(json);
        }
        catch (InvalidPolicyException invalid)
        {
            throw new UnusableInputException($"{path}: the policy cannot be used.{string.Concat(invalid.Errors.Select(error => "\n  " + error))}", invalid);
        }
    }
}
