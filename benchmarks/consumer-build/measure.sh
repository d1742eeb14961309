#!/usr/bin/env bash
# Measures how long `dotnet build` of a consumer takes with custom ops, as a ratio to the same project without: pairs in turn, the
# median of the ratios. Run in the repository root after a Release build:
#   benchmarks/consumer-build/measure.sh [PAIRS=7] [OPS=20]
set -euo pipefail
pairs=${1:-7}; ops=${2:-20}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
dotnet pack "$root/RawOps.sln" --no-build -c Release -o "$work/feed" -v q --nologo >/dev/null
mkdir "$work/cache"
fallback=$(dotnet nuget locals global-packages --list | sed 's/.*: //')
for kind in without with; do
  mkdir -p "$work/$kind"; cd "$work/$kind"
  cat > NuGet.config <<X
<configuration>
  <config><add key="globalPackagesFolder" value="$work/cache" /></config>
  <packageSources><clear /><add key="packed" value="$work/feed" /></packageSources>
  <fallbackPackageFolders><clear /><add key="machine" value="$fallback" /></fallbackPackageFolders>
</configuration>
X
  cat > Consumer.csproj <<X
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="RawOps" Version="$version" /></ItemGroup>
</Project>
X
  printf 'using RawOpsNet;\nConsole.WriteLine(RawOps.AddV2(1f, 2f));\n' > Program.cs
done
cd "$work/with"
{
  printf 'schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\nops:\n'
  for i in $(seq 1 "$ops"); do
    cat <<X
  - op: Swish$i
    summary: Returns x * sigmoid(beta * x) + $i element-wise.
    docs: { x: The input., y: The activations; same shape as x., beta: The steepness at 0. }
    inputs: { x: T }
    outputs: { y: T }
    attrs: { beta: float = 1, T: "type(float32, float64)" }
    kernels: { elementwise: y = x * sigmoid(beta * x) + $i }
    gradient: auto
    tests: [{ in: { x: [0] }, out: { y: [$i] } }]

X
  done
} > acme.ops.yaml
build() { touch "$work/$1/Program.cs"; local t0 t1; t0=$(date +%s%N); dotnet build "$work/$1" --no-restore -v q --nologo -clp:NoSummary ${BUILD_FLAGS:-} >/dev/null; t1=$(date +%s%N); echo $(( (t1 - t0) / 1000000 )); }
for kind in without with; do dotnet restore "$work/$kind" -v q >/dev/null; build $kind >/dev/null; done
for i in $(seq 1 "$pairs"); do a=$(build without); b=$(build with); echo "$a $b"; done | tee "$work/times" | sed 's/^/  ms without, with: /'
awk '{print $2/$1}' "$work/times" | sort -n | awk '{v[NR]=$1} END {print "median ratio: " (NR % 2 ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2)}'
