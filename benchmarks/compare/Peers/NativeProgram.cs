namespace RawOpsNet.Compare;

/// <summary>Builds and starts a peer that is written in C++.</summary>
/// <param name="name">The library's short name, which is that of its source file.</param>
/// <param name="link">How the library is linked.</param>
/// <param name="package">Debian's package that has it.</param>
internal sealed class NativeProgram(string name, string link, string package) : PeerProgram
{
    private readonly string _program = Path.Combine(AppContext.BaseDirectory, "peers", "native", name);
    private string? _whyNot;
    private bool _isBuilt;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string? WhyNot()
    {
        if (!_isBuilt)
        {
            _isBuilt = true;
            _whyNot = Build();
        }

        return _whyNot;
    }

    /// <inheritdoc/>
    protected override string[] Words() => [_program];

    private string? Build()
    {
        if (!Succeeds("g++", "--version"))
        {
            return "there is no g++";
        }

        string source = Path.Combine(Sources, "native", name + ".cpp");
        string[] options = ["-std=c++17", "-O3", "-march=native", "-fopenmp", "-I/usr/include/eigen3"];
        return Succeeds("g++", [.. options, source, "-o", _program, link])
            ? null
            : $"g++ does not build {name}.cpp (Debian: {package})";
    }
}
