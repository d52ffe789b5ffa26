namespace SupportPerf.Metrics.Internal;

/// <summary>CRC-64/XZ (ECMA-182, reflected): finds every error of up to 64 neighbouring bits. Against accidents, not against forgery.</summary>
internal static class Crc64
{
    private const ulong Polynomial = 0xC96C_5795_D787_0F42UL;

    /// <summary>Table k holds the effect of a byte that k zero bytes follow, so that eight bytes take eight look-ups at once.</summary>
    private static readonly ulong[][] Tables = BuildTables();

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong crc = ulong.MaxValue;
        int at = 0;
        for (; at + 8 <= bytes.Length; at += 8)
        {
            ulong mixed = crc;
            crc = 0;
            for (int k = 0; k < 8; k++)
            {
                crc ^= Tables[7 - k][(byte)(mixed >> (8 * k) & 0xFF) ^ bytes[at + k]];
            }
        }

        for (; at < bytes.Length; at++)
        {
            crc = Tables[0][(byte)(crc & 0xFF) ^ bytes[at]] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static ulong[][] BuildTables()
    {
        ulong[][] tables = new ulong[8][];
        for (int k = 0; k < 8; k++)
        {
            tables[k] = new ulong[256];
            for (int i = 0; i < 256; i++)
            {
                ulong crc = k == 0 ? (ulong)i : tables[k - 1][i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
                }

                tables[k][i] = crc;
            }
        }

        return tables;
    }
}
