using Vigil.Core.Text;

namespace Vigil.Core.Tests.Text;

public class NumberTextTests
{
    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(0.5, "0.5")]
    [InlineData(-0.0, "0.0")]
    [InlineData(100000, "100000.0")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(2.0 / 3, "0.666667")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(1e-7, "1e-07")]
    [InlineData(1.23456789e-7, "1.23457e-07")]
    [InlineData(0.9999999, "1")]
    [InlineData(100000.0000001, "100000")]
    [InlineData(2147483647.0, "2147483647.0")]
    [InlineData(2147483648.0, "2.147483648e+09")]
    [InlineData(123456789012345678.0, "1.2345678901234568e+17")]
    [InlineData(1.7e308, "1.7e+308")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NaN, "nan")]
    public void Doubles_show_as_users_know_them(double value, string expected) =>
        Assert.Equal(expected, Text(output => NumberText.AppendDouble(output, value)));

    [Theory]
    [InlineData(0, "0 secs")]
    [InlineData(90, "1.0 min 30.0 secs")]
    [InlineData(-90, "-1.0 min -30.0 secs")]
    [InlineData(1.001, "1.0 sec 1000.0 usecs")]
    [InlineData(0.5e-6, "0.5 usecs")]
    [InlineData(3661.000001, "1.0 hr 1.0 min 1.0 sec 1 usec")]
    [InlineData(86400 + 7200 + 180 + 4 + .005 + .000006, "1.0 day 2.0 hrs 3.0 mins 4.0 secs 5.0 msecs 6.000007 usecs")]
    public void Intervals_are_split_into_units(double seconds, string expected) =>
        Assert.Equal(expected, Text(output => NumberText.AppendInterval(output, seconds)));

    [Theory]
    [InlineData(12.25, 1, "12.2")]
    [InlineData(0.5, 0, "0")]
    [InlineData(1.5, 0, "2")]
    [InlineData(-3.14159, 3, "-3.142")]
    [InlineData(1700000000.123456, 6, "1700000000.123456")]
    [InlineData(1e22, 2, "10000000000000000000000.00")]
    [InlineData(0.1, 20, "0.10000000000000000555")]
    public void Fixed_form_rounds_exact_halves_to_even(double value, int decimals, string expected) =>
        Assert.Equal(expected, Text(output => NumberText.AppendFixed(output, value, decimals)));

    [Theory]
    [InlineData(0.00001234, 6, "1.234e-05")]
    [InlineData(31415.9, 3, "3.14e+04")]
    [InlineData(100000.0, 6, "100000")]
    [InlineData(1000000.0, 6, "1e+06")]
    [InlineData(999999.5, 6, "1e+06")]
    public void General_form_is_that_of_C(double value, int precision, string expected) =>
        Assert.Equal(expected, Text(output => NumberText.AppendGeneral(output, value, precision)));

    [Fact]
    public void Fixed_form_agrees_with_exact_decimal_arithmetic()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 10));
            var text = Text(output => NumberText.AppendFixed(output, value, 6));
            var exact = value.ToString("F40", System.Globalization.CultureInfo.InvariantCulture);
            var error = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
                - decimal.Parse(exact[..(exact.IndexOf('.') + 16)], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(error) <= 0.0000005001m, text);
        }
    }

    private static string Text(Action<ByteBuilder> write)
    {
        using var output = new ByteBuilder(1);
        write(output);
        return output.ToString();
    }
}
