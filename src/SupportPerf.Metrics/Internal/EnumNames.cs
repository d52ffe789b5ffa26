using System.Text;

namespace SupportPerf.Metrics.Internal;

/// <summary>The values of an enumeration under the names that files use: <c>FirstResponseTime</c> is <c>first_response_time</c>.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
#if NETSTANDARD2_0
    private static readonly string[] Declared = Enum.GetNames(typeof(TEnum));
#else
    private static readonly string[] Declared = Enum.GetNames<TEnum>();
#endif

    /// <summary>All names, in the order of the values.</summary>
    public static IReadOnlyList<string> All { get; } = Declared.Select(SnakeCase).ToArray();

    public static bool TryParse(string name, out TEnum value)
    {
        for (int i = 0; i < Declared.Length; i++)
        {
            if (string.Equals(All[i], name, StringComparison.Ordinal))
            {
                return Enum.TryParse(Declared[i], out value);
            }
        }

        value = default;
        return false;
    }

    public static string Of(TEnum value) => SnakeCase(value.ToString());

    private static string SnakeCase(string name)
    {
        StringBuilder words = new(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append('_');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
