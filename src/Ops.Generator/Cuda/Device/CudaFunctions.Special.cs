namespace RawOpsNet.Generator.Cuda.Device;

internal static partial class CudaFunctions
{
    // Sources: DLMF 5 (gamma), 8 (incomplete gamma), 25.11 (Hurwitz zeta), 10.25 and 10.40 (Bessel); Abramowitz and Stegun
    // 26.2.23 for the first guess of the normal quantile, refined by Halley's rule until it is exact.
    private static (string Name, string Text)[] Special() =>
    [
        Library("lgamma", "lgamma"),
        Double("digamma", "f32 x", "(f64)x", """
            RO_INLINE f64 ro_digamma(f64 x) {
                f64 shift = 0;
                if (x <= 0) {
                    if (x == floor(x)) return ro_number<f64>::nan();
                    shift = 3.14159265358979323846 / tan(3.14159265358979323846 * (x - rint(x)));
                    x = 1 - x;
                }
                for (; x < 10; x += 1) shift += 1 / x;
                f64 s = 1 / x / x;
                f64 tail = 1.0 / 132 - s * (691.0 / 32760 - s / 12);
                tail = s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * tail))));
                return log(x) - 0.5 / x - tail - shift;
            }
            """),
        Part("zeta_of_positive", """
            // Some terms, and the rest by the Euler-Maclaurin sum: the twelve divisors are (2k)! / B(2k).
            RO_INLINE f64 ro_zeta_of_positive(f64 x, f64 q) {
                const f64 divisors[12] = { 12.0, -720.0, 30240.0, -1209600.0, 47900160.0, -1.8924375803183791606e9,
                    7.47242496e10, -2.950130727918164224e12, 1.1646782814350067249e14, -4.5979787224074726105e15,
                    1.8152105401943546773e17, -7.1661652561756670113e18 };
                f64 sum = pow(q, -x), term = sum, a = q;
                if (!isfinite(q)) return isfinite(x) ? 0 : ro_number<f64>::nan();
                if (!isfinite(sum)) return sum;
                for (int i = 1; i < 10 || a <= 10; i++) {
                    a += 1;
                    term = pow(a, -x);
                    sum += term;
                    if (term * a / (x - 1) < sum * 1e-17) return sum;
                }
                sum += pow(a, 1 - x) / (x - 1) - 0.5 * term;
                f64 factor = x, power = term / a;
                for (int k = 0; k < 12; k++) {
                    f64 correction = factor * power / divisors[k];
                    sum += correction;
                    if (fabs(correction) <= 1e-17 * fabs(sum)) break;
                    factor *= (x + (2 * k + 1)) * (x + (2 * k + 2));
                    power /= a * a;
                }
                return sum;
            }
            """),
        Double("zeta", "f32 x, f32 q", "(f64)x, (f64)q", """
            RO_INLINE f64 ro_zeta(f64 x, f64 q) {
                if (x != x || q != q || x < 1) return ro_number<f64>::nan();
                if (x == 1) return ro_number<f64>::inf();
                if (q > 0) return ro_zeta_of_positive(x, q);
                bool is_even = isfinite(x) && fmod(x, 2.0) == 0;
                if (q == floor(q)) return is_even ? ro_number<f64>::inf() : ro_number<f64>::nan();
                if (x != floor(x)) return ro_number<f64>::nan();
                // The sum over all integers depends on the fraction of q alone: no loop of length |q|.
                f64 below = ro_zeta_of_positive(x, ceil(q) - q) - ro_zeta_of_positive(x, 1 - q);
                return ro_zeta_of_positive(x, q - floor(q)) + (is_even ? below : -below);
            }
            """),
        Double("polygamma", "f32 n, f32 x", "(f64)n, (f64)x", """
            RO_INLINE f64 ro_polygamma(f64 n, f64 x) {
                if (!(n >= 0) || n != floor(n)) return ro_number<f64>::nan();
                if (n == 0) return ro_digamma(x);
                f64 value = exp(lgamma(n + 1)) * ro_zeta(n + 1, x);
                return fmod(n, 2.0) == 0 ? -value : value;
            }
            """),
        Double("bessel_i0e", "f32 x", "(f64)x", Bessel("bessel_i0e", 0)),
        Double("bessel_i1e", "f32 x", "(f64)x", Bessel("bessel_i1e", 1)),
        Double("ndtri", "f32 p", "(f64)p", """
            RO_INLINE f64 ro_ndtri(f64 p) {
                if (!(p > 0 && p < 1)) {
                    return p == 0 ? -ro_number<f64>::inf() : p == 1 ? ro_number<f64>::inf() : ro_number<f64>::nan();
                }
                if (p == 0.5) return 0;
                f64 tail = p < 0.5 ? p : 1 - p, t = sqrt(-2 * log(tail));
                f64 x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
                for (int i = 0; i < 3; i++) {
                    f64 step = (0.5 * erfc(x * 0.70710678118654752440) - tail) * 2.50662827463100050242 * exp(0.5 * x * x);
                    x += step / (1 + 0.5 * x * step);
                }
                return p < 0.5 ? -x : x;
            }
            """),
        Double("erfinv", "f32 x", "(f64)x", """
            RO_INLINE f64 ro_erfinv(f64 x) {
                f64 size = fabs(x), y = size * 0.88622692545275801365;
                if (!(size < 1)) return size == 1 ? copysign(ro_number<f64>::inf(), x) : ro_number<f64>::nan();
                if (size > 1e-8) {
                    y = ro_ndtri(0.5 + 0.5 * size) * 0.70710678118654752440;
                    if (size < 0.9) {
                        f64 step = (erf(y) - size) * 0.88622692545275801365 * exp(y * y);
                        y -= step / (1 + y * step);
                    }
                }
                return copysign(y, x);
            }
            """),
        .. IncompleteGamma(),
    ];

    private static (string Name, string Text)[] IncompleteGamma() =>
    [
        Part("igamma_at_infinity", """
            RO_INLINE f64 ro_igamma_at_infinity(f64 a, f64 x, f64 below, f64 above) {
                return isfinite(a) ? above : isfinite(x) ? below : ro_number<f64>::nan();
            }
            """),
        Part("igamma_series", """
            // P(a, x) and its derivative by a, from the power series; for x <= 1 or x <= a.
            RO_INLINE f64 ro_igamma_series(f64 a, f64 x, f64* derivative) {
                f64 factor = exp(a * log(x) - x - lgamma(a + 1)), r = a, c = 1, sum = 1, dc = 0, dsum = 0;
                for (int i = 0; i < 20000; i++) {
                    r += 1;
                    f64 term = x / r;
                    dc = term * dc - x / (r * r) * c;
                    dsum += dc;
                    c *= term;
                    sum += c;
                    if (c <= 1e-17 * sum && fabs(dc) <= 1e-17 * fabs(dsum)) break;
                }
                *derivative = factor * (sum * (log(x) - ro_digamma(a + 1)) + dsum);
                return factor * sum;
            }
            """),
        Part("igamma_fraction", """
            // Q(a, x) and its derivative by a, from the continued fraction; for x > 1 and x > a.
            RO_INLINE f64 ro_igamma_fraction(f64 a, f64 x, f64* derivative) {
                f64 factor = exp(a * log(x) - x - lgamma(a)), y = 1 - a, z = x + y + 1;
                f64 p2 = 1, q2 = x, p1 = x + 1, q1 = z * x, value = p1 / q1;
                f64 dp2 = 0, dq2 = 0, dp1 = 0, dq1 = -x, dvalue = (dp1 - value * dq1) / q1;
                for (int c = 1; c < 20000; c++) {
                    y += 1;
                    z += 2;
                    f64 yc = y * c, p = p1 * z - p2 * yc, q = q1 * z - q2 * yc;
                    f64 dp = dp1 * z - p1 - dp2 * yc + p2 * c, dq = dq1 * z - q1 - dq2 * yc + q2 * c;
                    if (q != 0) {
                        f64 before = value, dbefore = dvalue;
                        value = p / q;
                        dvalue = (dp - value * dq) / q;
                        if (fabs(before - value) <= 1e-17 * fabs(value) && fabs(dbefore - dvalue) <= 1e-16 * fabs(dvalue)) break;
                    }
                    p2 = p1; p1 = p; q2 = q1; q1 = q;
                    dp2 = dp1; dp1 = dp; dq2 = dq1; dq1 = dq;
                    if (fabs(p) > 4503599627370496.0) {
                        const f64 small = 2.220446049250313e-16;
                        p2 *= small; p1 *= small; q2 *= small; q1 *= small;
                        dp2 *= small; dp1 *= small; dq2 *= small; dq1 *= small;
                    }
                }
                *derivative = factor * (value * (log(x) - ro_digamma(a)) + dvalue);
                return factor * value;
            }
            """),
        Double("igamma", "f32 a, f32 x", "(f64)a, (f64)x", """
            RO_INLINE f64 ro_igamma(f64 a, f64 x) {
                f64 derivative;
                if (x == 0) return 0;
                if (!(a > 0 && x >= 0)) return ro_number<f64>::nan();
                if (!(isfinite(a) && isfinite(x))) return ro_igamma_at_infinity(a, x, 0, 1);
                return x > 1 && x > a ? 1 - ro_igamma_fraction(a, x, &derivative) : ro_igamma_series(a, x, &derivative);
            }
            """),
        Double("igammac", "f32 a, f32 x", "(f64)a, (f64)x", """
            RO_INLINE f64 ro_igammac(f64 a, f64 x) {
                f64 derivative;
                if (!(a > 0 && x >= 0)) return ro_number<f64>::nan();
                if (!(isfinite(a) && isfinite(x))) return ro_igamma_at_infinity(a, x, 1, 0);
                if (x == 0) return 1;
                return x > 1 && x > a ? ro_igamma_fraction(a, x, &derivative) : 1 - ro_igamma_series(a, x, &derivative);
            }
            """),
        Double("igamma_grad_a", "f32 a, f32 x", "(f64)a, (f64)x", """
            RO_INLINE f64 ro_igamma_grad_a(f64 a, f64 x) {
                f64 derivative;
                if (!(a > 0 && x >= 0)) return ro_number<f64>::nan();
                if (x == 0) return 0;
                if (!(isfinite(a) && isfinite(x))) return ro_igamma_at_infinity(a, x, 0, 0);
                if (x > 1 && x > a) { ro_igamma_fraction(a, x, &derivative); return -derivative; }
                ro_igamma_series(a, x, &derivative);
                return derivative;
            }
            """),
    ];

    // exp(-x) I_v(x): the power series has only positive terms, so it loses nothing below 30; above, the asymptotic series
    // is exact to the last bit before its terms grow.
    private static string Bessel(string name, int order) => $$"""
        RO_INLINE f64 ro_{{name}}(f64 x) {
            f64 size = fabs(x), value;
            if (size != size) return x;
            if (size <= 30) {
                f64 quarter = size * size / 4, term = {{(order == 0 ? "1" : "size / 2")}}, sum = term;
                for (int k = 1; k < 200; k++) {
                    term *= quarter / ((f64)k * (k + {{order}}));
                    sum += term;
                    if (term < 1e-17 * sum) break;
                }
                value = sum * exp(-size);
            } else {
                f64 term = 1, sum = 1;
                for (int k = 1; k < 30; k++) {
                    term *= ((2.0 * k - 1) * (2.0 * k - 1) - {{4 * order * order}}) / (8.0 * k * size);
                    sum += term;
                    if (fabs(term) < 1e-17) break;
                }
                value = sum / sqrt(6.28318530717958647693 * size);
            }
            return {{(order == 0 ? "value" : "x < 0 ? -value : value")}};
        }
        """;
}
