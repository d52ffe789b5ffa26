using System.Buffers;

namespace SupportPerf.Metrics.Tables;

/// <summary>Arrays of counts from the shared pool.</summary>
internal static class Pool
{
    /// <summary>An array of at least a length, all zero.</summary>
    public static int[] RentZeroed(int length)
    {
        int[] array = ArrayPool<int>.Shared.Rent(length);
        array.AsSpan(0, length).Clear();
        return array;
    }

    /// <summary>An array for each thread.</summary>
    public static int[][] RentZeroed(int threads, int length)
    {
        int[][] arrays = new int[threads][];
        for (int thread = 0; thread < threads; thread++)
        {
            arrays[thread] = RentZeroed(length);
        }

        return arrays;
    }

    public static void Return(int[][] arrays)
    {
        foreach (int[] array in arrays)
        {
            ArrayPool<int>.Shared.Return(array);
        }
    }

    /// <summary>What all threads counted at one place.</summary>
    public static long Sum(int[][] counts, int at)
    {
        long sum = 0;
        foreach (int[] own in counts)
        {
            sum += own[at];
        }

        return sum;
    }
}
