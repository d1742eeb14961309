using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RawOpsNet.Kernels;
using RawOpsNet.OpServices;
using RawOpsNet.OpServices.Functions;

namespace RawOpsNet.Tests.Loops;

public class InliningTests
{
    [Fact]
    public void Nothing_under_a_loop_is_refused_by_the_inliner()
    {
        // Without AVX2, .NET computes a fused multiply-add by a call, and without AVX-512 a vector of 512 bits by two calls.
        if (!Vector512.IsHardwareAccelerated)
        {
            return;
        }

        using RefusedInlines listener = new();
        Tensor x = LoopTensors.Uniform([64], 1);
        Adam<float, VectorLanes<float>>(x);
        Adam<Half, HalfLanes>(TensorAccess.Allocate([64], DType.Float16));
        Adam<BFloat16, BFloat16Lanes>(TensorAccess.Allocate([64], DType.BFloat16));
        Function<ExpFunction>(x);
        Function<Expm1Function>(x);
        Function<SigmoidFunction>(x);
        Function<TanhFunction>(x);
        Function<LogFunction>(x);
        Function<Log1pFunction>(x);
        Function<SoftplusFunction>(x);
        Function<ErfFunction>(x);
        Function<SinFunction>(x);
        Function<CosFunction>(x);
        Function<SignFunction>(x);
        Sum<float, VectorLanes<float>>(x);
        Sum<Half, HalfLanes>(TensorAccess.Allocate([64, 64], DType.Float16));

        Type[] generated = [.. GeneratedBodies()];
        Assert.True(generated.Length > 50, $"only {generated.Length} generated bodies");
        foreach (Type body in generated)
        {
            Compile(typeof(float), typeof(Lane512<float>), body);
            Compile(typeof(double), typeof(Lane512<double>), body);
            Compile(typeof(Half), typeof(WidenedLane512<Half, HalfWidening>), body);
            Compile(typeof(BFloat16), typeof(WidenedLane512<BFloat16, BFloat16Widening>), body);
        }

        // A refusal on purpose tells that the events have arrived.
        Refusal<float> refusal = default;
        Elementwise.Update<float, VectorLanes<float>, Refusal<float>>(ref refusal, [x]);
        Assert.True(SpinWait.SpinUntil(() => listener.Refused.Any(refusal => IsCanary(refusal.Text)), 10_000));
        long thread = listener.Refused.First(refusal => IsCanary(refusal.Text)).Thread;
        string[] refused =
        [
            .. listener.Refused
                .Where(refusal => refusal.Thread == thread && !IsCanary(refusal.Text))
                .Select(refusal => refusal.Text),
        ];
        Assert.True(refused.Length == 0, string.Join('\n', refused));
    }

    // Lanes of 256 bits, which nothing else compiles where there are 512: the JIT tells what it refuses when it compiles.
    [Fact]
    public void Nothing_under_the_loops_of_pooling_channel_sums_and_epilogues_is_refused()
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            return;
        }

        using RefusedInlines listener = new();
        CompileLoop(typeof(MaxPoolBody<float>), "RunWhole");
        CompileLoop(typeof(MaxRouteBody<float>), "RunWhole");
        CompileLoop(typeof(ChannelSumLoop<float, SumTerms<float>>), "Four");
        CompileLoop(typeof(ChannelSumLoop<float, GradientTerms<float>>), "Four");
        CompileLoop(typeof(ChannelSumLoop<float, ReluGradientTerms<float>>), "Four");
        CompileLoop(typeof(EpilogueLoop<float, NoActivation<float>>), "Run");
        CompileLoop(typeof(EpilogueLoop<float, ReluActivation<float>>), "Run");
        CompileLoop(typeof(EpilogueLoop<float, EluActivation<float>>), "Run");
        CompileLoop(typeof(EpilogueLoop<float, TanhActivation<float>>), "Run");
        CompileLoop(typeof(EpilogueLoop<float, GeluExactActivation<float>>), "Run");
        AssertNoneRefused(listener);
    }

    // A refusal on purpose tells that the events have arrived.
    private static void AssertNoneRefused(RefusedInlines listener)
    {
        Refusal<int> refusal = default;
        Elementwise.Update<int, VectorLanes<int>, Refusal<int>>(ref refusal, [TensorAccess.Allocate([64], DType.Int32)]);
        Assert.True(SpinWait.SpinUntil(() => listener.Refused.Any(refusal => IsCanary(refusal.Text)), 10_000));
        long thread = listener.Refused.First(refusal => IsCanary(refusal.Text)).Thread;
        Assert.DoesNotContain(listener.Refused, refusal => refusal.Thread == thread && !IsCanary(refusal.Text));
    }

    private static void CompileLoop(Type loop, string method)
    {
        MethodInfo found = loop.GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)!;
        Type lane = typeof(Lane256<float>);
        RuntimeHelpers.PrepareMethod(
            found.MakeGenericMethod(lane).MethodHandle,
            [.. loop.GetGenericArguments().Select(argument => argument.TypeHandle), lane.TypeHandle]);
    }

    private static bool IsCanary(string refusal) => refusal.Contains(nameof(Refusal<float>), StringComparison.Ordinal);

    private static void Adam<T, TLanes>(Tensor x)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
    {
        AdamBody<T> body = default;
        Elementwise.Update<T, TLanes, AdamBody<T>>(ref body, [x, x, x, x, x]);
    }

    private static void Function<F>(Tensor x)
        where F : struct, IUnaryFunction
    {
        FunctionBody<float, F> body = default;
        Elementwise.Update<float, VectorLanes<float>, FunctionBody<float, F>>(ref body, [x, x, x]);
    }

    private static void Sum<T, TLanes>(Tensor x)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
    {
        SumBody<T> body = default;
        Reduction.Run<T, TLanes, SumBody<T>>(ref body, x, [0], TensorAccess.Allocate(x.Shape[1..], x.DType));
    }

    private static IEnumerable<Type> GeneratedBodies()
        => typeof(Elementwise).Assembly.GetTypes().Where(type =>
            type is { IsValueType: true, IsGenericTypeDefinition: true, Namespace: "RawOpsNet.Generated" }
            && type.GetGenericArguments().Length == 1
            && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IElementwiseBody<>)));

    // Compiles the loop of a body without running it.
    private static void Compile(Type element, Type lane, Type body)
    {
        Type made;
        try
        {
            made = body.MakeGenericType(element);
        }
        catch (ArgumentException)
        {
            // The body is for other dtypes.
            return;
        }

        bool isUnrolled = (int)made.GetProperty("Cost")!.GetValue(null)! <= ElementwiseLoop.MostCostUnrolled;
        MethodInfo loop = typeof(ElementwiseLoop).GetMethod(
            isUnrolled ? "Unrolled" : "Single", BindingFlags.NonPublic | BindingFlags.Static)!;
        RuntimeHelpers.PrepareMethod(
            loop.MakeGenericMethod(element, lane, made).MethodHandle, [element.TypeHandle, lane.TypeHandle, made.TypeHandle]);
    }
}
