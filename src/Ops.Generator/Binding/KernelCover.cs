using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Which dtypes are served on which device by which kernel; no two kernels may serve the same.</summary>
internal sealed class KernelCover
{
    private readonly List<(DTypeSet Types, DeviceSet Devices, YamlNode Node)> _claims = [];

    /// <summary>Notes a kernel without checks.</summary>
    public void Add(DTypeSet types, DeviceSet devices, YamlNode node) => _claims.Add((types, devices, node));

    /// <summary>Notes a kernel; where another one serves one of its dtypes on one of its devices, says so.</summary>
    public void Claim(DiagnosticSink sink, DTypeSet types, DeviceSet devices, YamlNode node)
    {
        foreach ((DTypeSet otherTypes, DeviceSet otherDevices, YamlNode other) in _claims)
        {
            DTypeSet both = types & otherTypes;
            DeviceSet shared = devices & otherDevices;
            if (!both.IsEmpty && shared != DeviceSet.None)
            {
                string device = (shared & DeviceSet.Cpu) != 0 ? "cpu" : "cuda";
                sink.ReportWith(Rules.KernelOverlap, node, other, both, device);
                break;
            }
        }

        Add(types, devices, node);
    }
}
